package dev.flightcase.bench.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every broken promise, counted, and the first few told. Thread-safe. */
final class Findings {
    private static final int TOLD_MAX = 20;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<String> told = new ArrayList<>();

    enum Kind {
        /** Acknowledged, and not there. */
        LOST,
        /** There, and not as it was acknowledged; or a record, a chain, a number that is not right in itself. */
        TORN,
        /** One request, two effects. */
        DOUBLED,
        /** Units that are not what was granted less what was sold, or a revision that fell. */
        STOCK,
        /** An answer that must not be, or a node that does not come back. */
        REFUSED
    }

    synchronized void add(Kind kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        if (told.size() < TOLD_MAX) {
            told.add(kind.name().toLowerCase(Locale.ROOT) + ": " + what);
        }
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    synchronized int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }
}
