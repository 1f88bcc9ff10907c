package dev.flightcase.hub;

import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.ReceiptNews;
import java.time.Instant;

/** The journal of a node that has sold nothing. */
final class EmptyJournal implements Outbox {
    @Override
    public long epoch() {
        return 1;
    }

    @Override
    public long last() {
        return 0;
    }

    @Override
    public long done() {
        return 0;
    }

    @Override
    public long paymentsThrough() {
        return 0;
    }

    @Override
    public Instant receiptsSince() {
        return Instant.EPOCH;
    }

    @Override
    public void forward(long after, Reader reader) {
        // there is nothing to read
    }

    @Override
    public void settle(ReceiptNews news) {
        throw new IllegalStateException("a receipt for nothing");
    }

    @Override
    public void resendFrom(long sequence, Instant asked) {
        throw new IllegalStateException("asked for what was never there");
    }

    @Override
    public long renewEpoch() {
        throw new IllegalStateException("nothing was rolled back");
    }
}
