package dev.flightcase.daemon.health;

import dev.flightcase.hal.Snapshot;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the node is at one moment.
 *
 * @param score the worst dimension, 0 to 100; 0 when nothing is known
 * @param coverage share of the expected signals that are fresh, 0 to 1
 * @param dimensions only those for which a signal exists and is fresh
 * @param reasons worst first
 */
public record HealthReport(
        State state,
        int score,
        double coverage,
        SortedMap<Dimension, Integer> dimensions,
        List<Reason> reasons,
        Snapshot snapshot) {

    public HealthReport {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        reasons = List.copyOf(reasons);
    }

    static HealthReport of(EnumMap<Dimension, Integer> dimensions, List<Reason> reasons, Snapshot snapshot) {
        int score =
                dimensions.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        double coverage = snapshot.coverage();
        return new HealthReport(
                State.of(score, coverage), score, coverage, new TreeMap<>(dimensions), reasons, snapshot);
    }
}
