package dev.flightcase.hub.worker;

import dev.flightcase.hub.ledger.Standing;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What all workers of this process have done since it started. */
public final class WorkerCounts {
    private final LongAdder batches = new LongAdder();
    private final LongAdder entered = new LongAdder();
    private final LongAdder again = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final AtomicLong deadLetters = new AtomicLong();
    private final LongAdder retries = new LongAdder();
    private final LongAdder receipts = new LongAdder();

    /** One look at the counts. */
    public record View(
            long batches, long entered, long again, long quarantined, long deadLetters, long retries, long receipts) {}

    public View view() {
        return new View(
                batches.sum(),
                entered.sum(),
                again.sum(),
                quarantined.sum(),
                deadLetters.get(),
                retries.sum(),
                receipts.sum());
    }

    void batch(Standing.Taken taken) {
        batches.increment();
        entered.add(taken.entered());
        again.add(taken.again());
        quarantined.add(taken.quarantined());
    }

    /** Returns how many there are now. */
    long deadLetter() {
        return deadLetters.incrementAndGet();
    }

    void retry() {
        retries.increment();
    }

    void receipt() {
        receipts.increment();
    }
}
