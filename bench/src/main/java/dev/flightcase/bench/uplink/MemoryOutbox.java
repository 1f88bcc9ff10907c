package dev.flightcase.bench.uplink;

import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.ReceiptNews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal that is in memory only: what a simulated node has of a disk. From any thread. */
final class MemoryOutbox implements Outbox {
    /** Guarded by this, as is all below. */
    private final List<OutboxEntry> entries = new ArrayList<>();

    private final long epoch;
    private long done;
    private Instant receiptsSince = Instant.EPOCH;

    /** @param epoch not 0 */
    MemoryOutbox(long epoch) {
        this.epoch = epoch;
    }

    synchronized void add(List<OutboxEntry> more) {
        entries.addAll(more);
    }

    /** Blocks until everything that is here now is at the hub; false when that takes longer. */
    synchronized boolean awaitDone(Duration limit) throws InterruptedException {
        long through = entries.size();
        long until = System.nanoTime() + limit.toNanos();
        while (done < through) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(1 + left / 1_000_000);
        }
        return true;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public synchronized long last() {
        return entries.size();
    }

    @Override
    public synchronized long done() {
        return done;
    }

    @Override
    public long paymentsThrough() {
        return 0;
    }

    @Override
    public synchronized Instant receiptsSince() {
        return receiptsSince;
    }

    @Override
    public void forward(long after, Reader reader) {
        long sequence = after + 1;
        while (sequence <= last() && reader.read(sequence, entry(sequence))) {
            sequence++;
        }
    }

    private synchronized OutboxEntry entry(long sequence) {
        return entries.get((int) sequence - 1);
    }

    @Override
    public synchronized void settle(ReceiptNews news) {
        done = Math.max(done, news.mark());
        notifyAll();
    }

    @Override
    public synchronized void resendFrom(long sequence, Instant asked) {
        done = Math.min(done, sequence - 1);
        receiptsSince = asked;
    }

    @Override
    public long renewEpoch() {
        throw new IllegalStateException("this journal was never rolled back, and the hub thinks it was");
    }
}
