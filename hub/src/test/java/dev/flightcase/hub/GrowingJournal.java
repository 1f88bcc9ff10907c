package dev.flightcase.hub;

import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import dev.flightcase.uplink.commerce.ReceiptNews;
import java.time.Instant;
import java.util.List;

/** The journal of a node that sells. From any thread. */
final class GrowingJournal implements Outbox {
    private final String node;
    private volatile long last;
    private volatile long done;
    private volatile Instant receiptsSince = Instant.EPOCH;

    GrowingJournal(String node) {
        this.node = node;
    }

    synchronized void sell(long orders) {
        last += orders;
    }

    @Override
    public long epoch() {
        return -5;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public long paymentsThrough() {
        return 0;
    }

    @Override
    public Instant receiptsSince() {
        return receiptsSince;
    }

    @Override
    public void forward(long after, Reader reader) {
        long end = last;
        for (long sequence = after + 1; sequence <= end && reader.read(sequence, entry(sequence)); ) {
            sequence++;
        }
    }

    private OutboxEntry entry(long sequence) {
        var order = Journals.order(node, sequence);
        return new OutboxEntry(
                Journals.id(node, sequence),
                OutboxKind.ORDER,
                sequence,
                Bytes.owning(order.getHash().toByteArray()),
                Bytes.owning(order.getRecord().toByteArray()),
                List.of());
    }

    @Override
    public synchronized void settle(ReceiptNews news) {
        done = news.mark();
    }

    @Override
    public synchronized void resendFrom(long sequence, Instant asked) {
        receiptsSince = asked;
        done = Math.min(done, sequence - 1);
    }

    @Override
    public long renewEpoch() {
        throw new IllegalStateException("nothing was rolled back");
    }
}
