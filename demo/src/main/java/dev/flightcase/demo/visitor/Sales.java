package dev.flightcase.demo.visitor;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the buyers together have seen. Any thread. */
final class Sales {
    private static final int ORDERS_KEPT_MAX = 10_000;

    private final LongAdder sold = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final Errors errors = new Errors();
    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    void sold(String orderId) {
        sold.increment();
        if (kept.getAndIncrement() < ORDERS_KEPT_MAX) {
            acknowledged.add(orderId);
        }
    }

    void refused() {
        refused.increment();
    }

    void retried() {
        retries.increment();
    }

    void error(String why) {
        errors.add(why);
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    Buyers.Report report(int checked, int seen) {
        return new Buyers.Report(
                sold.sum(), refused.sum(), retries.sum(), errors.count(), errors.first(), checked, seen);
    }
}
