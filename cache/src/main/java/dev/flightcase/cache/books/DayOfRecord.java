package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.ClockTrust;
import dev.flightcase.cache.checkout.RecordStamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** On which day a record counts. */
record DayOfRecord(ZoneId zone, Redating redating) {

    LocalDate day(RecordStamp stamp) {
        return LocalDate.ofInstant(stamp.at().plus(redating.offset(stamp).orElse(Duration.ZERO)), zone);
    }

    /** Its day may be wrong. */
    boolean isUnsure(RecordStamp stamp) {
        return !ClockTrust.State.valueOf(stamp.clock()).isSure()
                && redating.offset(stamp).isEmpty();
    }
}
