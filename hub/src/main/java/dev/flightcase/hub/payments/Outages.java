package dev.flightcase.hub.payments;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Gateways that do not answer are left alone for a while, so that those of others are not kept waiting behind them. Thread-safe. */
final class Outages {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS_MAX = 5;

    private final LongSupplier nanos;
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    private record Outage(int failures, long until) {}

    /** @param nanos monotonic */
    Outages(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long this provider is still left alone; zero when it may be asked. */
    Duration left(String provider) {
        var outage = outages.get(provider);
        return outage == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, outage.until() - nanos.getAsLong()));
    }

    /** 1 s, and twice as long each time, up to 32 s. */
    void failed(String provider) {
        long now = nanos.getAsLong();
        outages.compute(provider, (_, before) -> {
            if (before != null && before.until() - now > 0) {
                return before;
            }
            int failures = before == null ? 0 : Math.min(DOUBLINGS_MAX, before.failures() + 1);
            return new Outage(failures, now + FIRST.multipliedBy(1L << failures).toNanos());
        });
    }

    void answered(String provider) {
        outages.remove(provider);
    }
}
