package dev.flightcase.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One segment of the routing table and what may follow it. Written while building, only read afterwards. */
final class RouteTree {
    private final Map<String, RouteTree> words = new HashMap<>();
    private @Nullable RouteTree anyWord;
    private @Nullable RouteTree rest;
    private final Map<Method, Route> routes = new EnumMap<>(Method.class);
    private List<String> names = List.of();

    /** A path's end with the routes there, never empty. */
    record Leaf(Map<Method, Route> routes, PathParameters parameters) {}

    void add(Route route) {
        if (!route.pattern().startsWith("/")) {
            throw new IllegalArgumentException("route pattern '" + route.pattern() + "' must start with a slash");
        }
        RouteTree at = this;
        List<String> found = new ArrayList<>();
        String[] segments = route.pattern().substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            at = at.child(segments[i], i == segments.length - 1, found);
        }
        if (!at.routes.isEmpty() && !at.names.equals(found)) {
            throw new IllegalArgumentException("route " + route.pattern()
                    + " names its parameters otherwise than another route there: " + at.names);
        }
        at.names = List.copyOf(found);
        if (at.routes.put(route.method(), route) != null) {
            throw new IllegalArgumentException("route " + route.method() + " " + route.pattern() + " is there twice");
        }
    }

    private RouteTree child(String segment, boolean last, List<String> found) {
        if (!segment.startsWith("{")) {
            return words.computeIfAbsent(segment, _ -> new RouteTree());
        }
        if (!segment.matches("\\{[a-zA-Z][a-zA-Z0-9]*(\\.\\.\\.)?}")) {
            throw new IllegalArgumentException("route parameter '" + segment + "' must be {name} or {name...}");
        }
        if (segment.endsWith("...}")) {
            if (!last) {
                throw new IllegalArgumentException("route parameter '" + segment + "' must come last");
            }
            found.add(segment.substring(1, segment.length() - 4));
            rest = rest == null ? new RouteTree() : rest;
            return rest;
        }
        found.add(segment.substring(1, segment.length() - 1));
        anyWord = anyWord == null ? new RouteTree() : anyWord;
        return anyWord;
    }

    Optional<Leaf> find(List<String> segments) {
        return Optional.ofNullable(find(segments, 0, new ArrayList<>()));
    }

    private @Nullable Leaf find(List<String> segments, int depth, List<String> values) {
        if (depth == segments.size()) {
            return routes.isEmpty() ? null : leaf(values);
        }
        String segment = segments.get(depth);
        RouteTree word = words.get(segment);
        Leaf found = word == null ? null : word.find(segments, depth + 1, values);
        if (found == null && anyWord != null && !segment.isEmpty()) {
            values.addLast(segment);
            found = anyWord.find(segments, depth + 1, values);
            values.removeLast();
        }
        if (found == null && rest != null && !segment.isEmpty()) {
            values.addLast(String.join("/", segments.subList(depth, segments.size())));
            found = rest.leaf(values);
            values.removeLast();
        }
        return found;
    }

    private Leaf leaf(List<String> values) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values.get(i));
        }
        return new Leaf(routes, new PathParameters(named));
    }
}
