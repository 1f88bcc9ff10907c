package dev.flightcase.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters behind the question mark, decoded, in their order; a name may come more than once. Immutable. */
public record Query(List<Query.Parameter> parameters) {
    public static final Query EMPTY = new Query(List.of());

    public Query {
        parameters = List.copyOf(parameters);
    }

    /** One name with its value, which is empty where there was no equals sign. */
    public record Parameter(String name, String value) {}

    /**
     * Reads {@code a=1&b=2} as browsers write it (plus is a space).
     *
     * @throws MalformedTargetException when it is not percent-encoded UTF-8
     */
    public static Query parse(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('&', start);
            if (end < 0) {
                end = text.length();
            }
            if (end > start) {
                parameters.add(parameter(text.substring(start, end)));
            }
            start = end + 1;
        }
        return new Query(parameters);
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Parameter(PercentEncoding.decode(pair, true), "")
                : new Parameter(
                        PercentEncoding.decode(pair.substring(0, equals), true),
                        PercentEncoding.decode(pair.substring(equals + 1), true));
    }

    public Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }
}
