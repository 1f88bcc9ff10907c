package dev.flightcase.bench.forgetful;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A folder: its names now, and those that a power cut would leave. */
public final class FolderNode extends Node {
    private final Map<String, Node> now = new TreeMap<>();
    private final Map<String, Node> durable = new TreeMap<>();

    FolderNode(long number, Attributes attributes, Instant at) {
        super(number, attributes, at);
    }

    Map<String, Node> now() {
        return now;
    }

    Map<String, Node> durable() {
        return durable;
    }
}
