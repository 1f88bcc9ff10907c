package dev.flightcase.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the customers have been promised over the life of a node, kept outside of it. Thread-safe. */
final class Book {
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Map<String, Request> open = new LinkedHashMap<>();
    private final Map<String, Long> taken = new HashMap<>();
    private long revisionSeen;

    /** @param response the first one, byte for byte what every repetition must answer */
    record Promise(Request request, String response) {}

    /** From now on nobody knows whether it happened, until it is answered. */
    synchronized void asks(Request request) {
        open.put(request.key(), request);
    }

    /** The first answer to this key is kept. */
    synchronized void acknowledged(Request request, String response) {
        open.remove(request.key());
        if (promises.putIfAbsent(request.key(), new Promise(request, response)) == null) {
            request.takes().forEach((sku, units) -> taken.merge(sku, units, Long::sum));
        }
    }

    synchronized void saw(long revision) {
        revisionSeen = Math.max(revisionSeen, revision);
    }

    /** Asked, and not answered so far. */
    synchronized List<Request> open() {
        return List.copyOf(open.values());
    }

    /** In the order of their acknowledgement, without the first {@code from}. */
    synchronized List<Promise> promises(int from) {
        return new ArrayList<>(promises.values()).subList(from, promises.size());
    }

    synchronized @Nullable Promise promise(String key) {
        return promises.get(key);
    }

    synchronized int size() {
        return promises.size();
    }

    synchronized Map<String, Long> taken() {
        return Map.copyOf(taken);
    }

    synchronized long revisionSeen() {
        return revisionSeen;
    }
}
