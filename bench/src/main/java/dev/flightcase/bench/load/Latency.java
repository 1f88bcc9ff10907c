package dev.flightcase.bench.load;

import org.HdrHistogram.Histogram;

/** A histogram in the few numbers that a table shows, milliseconds. */
public record Latency(long count, double p50, double p90, double p99, double p999, double max) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos zeros of everything when it is empty */
    public static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getTotalCount(),
                millis(nanos.getValueAtPercentile(50)),
                millis(nanos.getValueAtPercentile(90)),
                millis(nanos.getValueAtPercentile(99)),
                millis(nanos.getValueAtPercentile(99.9)),
                millis(nanos.getMaxValue()));
    }

    private static double millis(long nanos) {
        return (double) nanos / NANOS_PER_MILLI;
    }
}
