package dev.flightcase.bench.faults;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customers asked for and were promised. Thread-safe. */
final class Book {
    private final Map<String, String> promised = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, String> open = new LinkedHashMap<>();

    /** From now on nobody knows whether it happened. */
    synchronized void asks(String key, String json) {
        open.put(key, json);
    }

    /** @param hash of the record, as the receipt has it */
    synchronized void acknowledged(String key, String id, String hash) {
        open.remove(key);
        promised.put(id, hash);
    }

    /** Asked and not answered, by idempotency key. */
    synchronized Map<String, String> open() {
        return Map.copyOf(open);
    }

    /** Hash by order. */
    synchronized Map<String, String> promised() {
        return Map.copyOf(promised);
    }

    synchronized int size() {
        return promised.size();
    }

    /** These went with a card, or have been told: whether the hub has them is of no interest from now on. */
    synchronized void drop(List<String> ids) {
        ids.forEach(promised::remove);
        settled.addAll(ids);
    }

    synchronized boolean isDropped(String id) {
        return settled.contains(id);
    }
}
