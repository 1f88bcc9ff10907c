package dev.flightcase.http;

import java.util.Map;

/** What the {@code {names}} of a route's pattern stood for in this request, decoded. */
public record PathParameters(Map<String, String> values) {
    public static final PathParameters EMPTY = new PathParameters(Map.of());

    public PathParameters {
        values = Map.copyOf(values);
    }

    /**
     * @throws IllegalArgumentException when the route's pattern has no such name: a mistake in the code, not of the client
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route's pattern has no {" + name + "}; it has " + values.keySet());
        }
        return value;
    }
}
