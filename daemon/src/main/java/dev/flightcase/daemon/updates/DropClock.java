package dev.flightcase.daemon.updates;

import dev.flightcase.cache.catalog.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** When sale windows open and close, from now on. Not thread-safe. */
final class DropClock {
    /** A window's edge. */
    record Edge(Instant at, String sku, String state) {}

    private final Deque<Edge> ahead = new ArrayDeque<>();

    /** Takes over what is sold now; edges that have passed are left out. */
    void set(List<SaleTerms> items, Instant now) {
        ahead.clear();
        var edges = new ArrayList<Edge>();
        for (var terms : items) {
            var window = terms.window();
            if (window.opens() != null && window.opens().isAfter(now)) {
                edges.add(new Edge(window.opens(), terms.sku(), "open"));
            }
            if (window.closes() != null && window.closes().isAfter(now)) {
                edges.add(new Edge(window.closes(), terms.sku(), "closed"));
            }
        }
        edges.sort(Comparator.comparing(Edge::at));
        ahead.addAll(edges);
    }

    /** Those that have come, each once. */
    List<Edge> come(Instant now) {
        var come = new ArrayList<Edge>();
        while (!ahead.isEmpty() && !ahead.getFirst().at().isAfter(now)) {
            come.add(ahead.removeFirst());
        }
        return come;
    }

    /** Until the next one; {@code longest} when there is none before. */
    Duration untilNext(Instant now, Duration longest) {
        if (ahead.isEmpty()) {
            return longest;
        }
        var until = Duration.between(now, ahead.getFirst().at());
        return until.compareTo(longest) < 0 ? until : longest;
    }
}
