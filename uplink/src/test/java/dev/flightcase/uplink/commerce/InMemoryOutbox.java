package dev.flightcase.uplink.commerce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** A journal of made-up entries that keeps in memory what the real one keeps on disk. From any thread. */
public final class InMemoryOutbox implements Outbox {
    public static final Instant RECORDED = Instant.parse("2026-06-01T10:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final List<ReceiptNews> settled = new ArrayList<>();
    private LongFunction<OutboxEntry> entries = Entries::order;
    private long epoch = 7;
    private long last;
    private long done;
    private long paymentsThrough;
    private Instant receiptsSince = Instant.EPOCH;
    private boolean broken;

    /** Adds so many entries. */
    public void grow(long count) {
        with(() -> last += count);
    }

    public void entries(LongFunction<OutboxEntry> made) {
        with(() -> entries = made);
    }

    /** The next calls that reach the disk fail. */
    public void broken(boolean is) {
        with(() -> broken = is);
    }

    /** What {@link #settle} was called with. */
    public List<ReceiptNews> settled() {
        return with(() -> List.copyOf(settled));
    }

    @Override
    public long epoch() {
        return with(() -> epoch);
    }

    @Override
    public long last() {
        return with(() -> last);
    }

    @Override
    public long done() {
        return with(() -> done);
    }

    @Override
    public long paymentsThrough() {
        return with(() -> paymentsThrough);
    }

    @Override
    public Instant receiptsSince() {
        return with(() -> receiptsSince);
    }

    @Override
    public void forward(long after, Reader reader) {
        disk();
        long sequence = after + 1;
        while (sequence <= last() && reader.read(sequence, entries.apply(sequence))) {
            sequence++;
        }
    }

    @Override
    public void settle(ReceiptNews news) {
        disk();
        with(() -> {
            if (news.epoch() != epoch || news.mark() < done || news.mark() > last) {
                throw new AssertionError("settled with " + news + " at " + done + " of " + last);
            }
            settled.add(news);
            news.payments().forEach(payment -> paymentsThrough = Math.max(paymentsThrough, payment.number()));
            done = news.mark();
            return done;
        });
    }

    @Override
    public void resendFrom(long sequence, Instant asked) {
        disk();
        with(() -> {
            receiptsSince = asked;
            done = Math.min(done, sequence - 1);
            return done;
        });
    }

    @Override
    public long renewEpoch() {
        disk();
        return with(() -> {
            done = 0;
            return ++epoch;
        });
    }

    @Override
    public Optional<Instant> recordedAt(long sequence) {
        return Optional.of(RECORDED);
    }

    private void disk() {
        if (with(() -> broken)) {
            throw new IllegalStateException("disk is gone");
        }
    }

    private <T> T with(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
