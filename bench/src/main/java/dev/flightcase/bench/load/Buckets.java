package dev.flightcase.bench.load;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A histogram that a server keeps itself, read from its Prometheus text (exposition format 0.0.4).
 *
 * @param counts by upper bound in seconds, each with all that lies below; the last bound is infinite
 */
public record Buckets(SortedMap<Double, Long> counts) {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final Pattern BOUND = Pattern.compile("[{,]le=\"([^\"]+)\"");

    public Buckets {
        counts = new TreeMap<>(counts);
    }

    /**
     * @param name of the metric, without {@code _bucket}
     * @param label that the samples must carry, as {@code request="order"}
     */
    public static Buckets parse(String text, String name, String label) {
        var counts = new TreeMap<Double, Long>();
        text.lines()
                .filter(line -> line.startsWith(name + "_bucket{") && line.contains(label))
                .forEach(line -> add(line, counts));
        return new Buckets(counts);
    }

    private static void add(String line, Map<Double, Long> counts) {
        var bound = BOUND.matcher(line);
        if (bound.find()) {
            var seconds = bound.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound.group(1));
            long count = Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
            counts.merge(seconds, count, Long::sum);
        }
    }

    /** What was added since; an earlier look that found nothing yet counts as zeros. */
    public Buckets since(Buckets earlier) {
        var added = new TreeMap<Double, Long>();
        counts.forEach((bound, count) -> added.put(bound, count - earlier.counts.getOrDefault(bound, 0L)));
        return new Buckets(added);
    }

    public long count() {
        return counts.values().stream().reduce(0L, (_, last) -> last);
    }

    /** The share of values up to a bound that the server counts by, 0 to 1. */
    public double shareUpTo(double seconds) {
        return count() == 0 ? 0 : (double) counts.getOrDefault(seconds, 0L) / (double) count();
    }

    /**
     * Milliseconds, taken as spread evenly inside their bucket; infinite when it lies above the last bound.
     *
     * @param percentile 0 to 100
     */
    public double percentile(double percentile) {
        double rank = percentile / 100 * (double) count();
        double lower = 0;
        long below = 0;
        for (var bound : counts.entrySet()) {
            long upTo = bound.getValue();
            if ((double) upTo >= rank && upTo > below) {
                double within = (rank - (double) below) / (double) (upTo - below);
                double seconds = Double.isInfinite(bound.getKey())
                        ? Double.POSITIVE_INFINITY
                        : lower + within * (bound.getKey() - lower);
                return seconds * MILLIS_PER_SECOND;
            }
            lower = bound.getKey();
            below = upTo;
        }
        return 0;
    }
}
