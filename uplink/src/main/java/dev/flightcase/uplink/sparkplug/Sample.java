package dev.flightcase.uplink.sparkplug;

import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricSource;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.UplinkException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One look at all metrics, fit for a birth. */
record Sample(List<Metric> metrics) {
    static final String BD_SEQ = "bdSeq";
    private static final String NODE_CONTROL = "node control/";

    Sample {
        metrics = List.copyOf(metrics);
        if (metrics.size() > MetricSource.METRICS_MAX) {
            throw new UplinkException(
                    "there are " + metrics.size() + " metrics; must be at most " + MetricSource.METRICS_MAX);
        }
        var seen = new HashSet<String>();
        for (var metric : metrics) {
            // Sparkplug 3.0, tck-id-case-sensitivity-metric-names: hosts may fold case.
            var folded = metric.name().toLowerCase(Locale.ROOT);
            if (!seen.add(folded)) {
                throw new UplinkException(
                        "metric " + metric.name() + " is there twice; names must differ by more than case");
            }
            if (folded.equals(BD_SEQ.toLowerCase(Locale.ROOT)) || folded.startsWith(NODE_CONTROL)) {
                throw new UplinkException("metric " + metric.name() + " has a name that Sparkplug keeps for itself");
            }
        }
    }

    /** What a birth with these metrics promises to every reader. */
    Map<String, MetricType> promise() {
        var promise = new LinkedHashMap<String, MetricType>();
        metrics.forEach(metric -> promise.put(metric.name(), metric.type()));
        return promise;
    }
}
