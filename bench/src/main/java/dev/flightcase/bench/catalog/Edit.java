package dev.flightcase.bench.catalog;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** One change of a price on its way to the phones. Any thread. */
public final class Edit {
    private final String sku;
    private final long cents;
    private final long sentNanos;
    private final AtomicLongArray seenNanos;
    private final CountDownLatch seen;

    /** @param cents that this SKU never had before */
    public Edit(String sku, long cents, long sentNanos, int phones) {
        this.sku = sku;
        this.cents = cents;
        this.sentNanos = sentNanos;
        this.seenNanos = new AtomicLongArray(phones);
        this.seen = new CountDownLatch(phones);
    }

    boolean is(String otherSku, long otherCents) {
        return sku.equals(otherSku) && cents == otherCents;
    }

    /** A phone has it; told again is not told. */
    void seen(int phone, long nowNanos) {
        if (seenNanos.compareAndSet(phone, 0, Math.max(1, nowNanos - sentNanos))) {
            seen.countDown();
        }
    }

    /** Blocks until every phone has it; false when that takes longer. */
    public boolean awaitAll(long millis) throws InterruptedException {
        return seen.await(millis, TimeUnit.MILLISECONDS);
    }

    long ageNanos(long nowNanos) {
        return nowNanos - sentNanos;
    }

    /** Nanoseconds from the edit to this phone; 0 when it has not come. */
    public long nanos(int phone) {
        return seenNanos.get(phone);
    }
}
