package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.RecordStamp;
import java.time.Duration;
import java.util.Optional;

/**
 * What became known later of when records were made while the clock was not sure. Records are never rewritten: their
 * order is their sequence, and their time is read through this. Thread-safe; must not block.
 */
public interface Redating {

    /** To be added to the time on the record; empty when that time stands, or nothing better is known. */
    Optional<Duration> offset(RecordStamp stamp);

    /** Another number whenever an answer has changed. */
    long revision();

    /** Every time stands as it was written. */
    static Redating none() {
        return new Redating() {
            @Override
            public Optional<Duration> offset(RecordStamp stamp) {
                return Optional.empty();
            }

            @Override
            public long revision() {
                return 0;
            }
        };
    }
}
