package dev.flightcase.uplink;

import java.time.Instant;
import java.util.Map;

/**
 * One reading with a name.
 *
 * @param name path-like, such as {@code host/cpu load}; 1 to {@value #NAME_LENGTH_MAX} characters
 * @param at when the value was taken, which may be long ago
 * @param properties facts that stay the same, such as {@code engUnit} with {@code %}; sent with births only
 */
public record Metric(String name, MetricValue value, Instant at, Map<String, String> properties) {
    /** The usual property for a unit, as Ignition and its like read it. */
    public static final String UNIT = "engUnit";

    public static final int NAME_LENGTH_MAX = 200;
    private static final int PROPERTIES_MAX = 16;

    public Metric {
        properties = Map.copyOf(properties);
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new UplinkException(
                    "metric name is \"" + name + "\"; must have 1 to " + NAME_LENGTH_MAX + " characters");
        }
        if (properties.size() > PROPERTIES_MAX) {
            throw new UplinkException(
                    "metric " + name + " has " + properties.size() + " properties; must be at most " + PROPERTIES_MAX);
        }
    }

    public Metric(String name, MetricValue value, Instant at) {
        this(name, value, at, Map.of());
    }

    public MetricType type() {
        return value.type();
    }
}
