package dev.flightcase.demo.client;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers from Prometheus text (exposition format 0.0.4): the samples of one name added up over their labels.
 *
 * @param sums by metric name
 */
public record Metrics(Map<String, Double> sums) {
    private static final int LINES_MAX = 10_000;

    public Metrics {
        sums = Map.copyOf(sums);
    }

    /** Lines that are no samples are left out. */
    public static Metrics parse(String text) {
        var sums = new HashMap<String, Double>();
        text.lines().limit(LINES_MAX).filter(line -> !line.startsWith("#")).forEach(line -> add(line, sums));
        return new Metrics(sums);
    }

    private static void add(String line, Map<String, Double> sums) {
        int labels = line.indexOf('{');
        int labelsEnd = labels < 0 ? line.indexOf(' ') : line.lastIndexOf('}') + 1;
        if (labelsEnd <= 0 || labels == 0) {
            return;
        }
        var name = line.substring(0, labels < 0 ? labelsEnd : labels);
        var value = line.substring(labelsEnd).strip().split(" ", 2)[0];
        try {
            sums.merge(name, Double.parseDouble(value), Double::sum);
        } catch (NumberFormatException e) {
            // No sample, or an infinite one, which would drown the sum.
        }
    }

    /** 0 if there is no such metric. */
    public long whole(String name) {
        return Math.round(sums.getOrDefault(name, 0.0));
    }
}
