package dev.flightcase.bench.checkout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the phones of one drop were told. Any thread. */
final class DropTally {
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Set<Long> numbers = ConcurrentHashMap.newKeySet();
    private final LongAdder singles = new LongAdder();
    private final LongAdder bundles = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private final LongAdder answered = new LongAdder();

    /** @return false when this order was acknowledged before, or its number was another's */
    boolean sold(String order, long number, boolean bundle) {
        (bundle ? bundles : singles).increment();
        answered.increment();
        return orders.add(order) && numbers.add(number);
    }

    void refused() {
        refused.increment();
        answered.increment();
    }

    void released() {
        released.increment();
        answered.increment();
    }

    void replayed() {
        replayed.increment();
        answered.increment();
    }

    long singles() {
        return singles.sum();
    }

    long bundles() {
        return bundles.sum();
    }

    /** Orders, however they were bought. */
    long sold() {
        return singles() + bundles();
    }

    long refusals() {
        return refused.sum();
    }

    long releases() {
        return released.sum();
    }

    long replays() {
        return replayed.sum();
    }

    /** Attempts that came to an end. */
    long answered() {
        return answered.sum();
    }

    /** Whether the numbers of the orders follow each other, as those of one stall that sells nothing else must. */
    boolean withoutGaps() {
        var range = numbers.stream().mapToLong(Long::longValue).summaryStatistics();
        return numbers.isEmpty() || range.getMax() - range.getMin() + 1 == numbers.size();
    }
}
