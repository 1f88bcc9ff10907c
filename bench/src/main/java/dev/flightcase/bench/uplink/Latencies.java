package dev.flightcase.bench.uplink;

import java.util.Collection;
import java.util.List;

/** Percentiles of a few thousand times, exactly. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Long> sorted;

    /** @param nanos at least one */
    Latencies(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was timed");
        }
        sorted = nanos.stream().sorted().toList();
    }

    /**
     * The smallest that so many percent do not exceed.
     *
     * @param percentile above 0, at most 100
     */
    double millis(double percentile) {
        int rank = (int) Math.ceil(percentile / 100 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1) / NANOS_PER_MILLI;
    }

    int count() {
        return sorted.size();
    }
}
