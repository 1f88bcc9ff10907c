package dev.flightcase.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the route of a path. Fixed words win over {@code {name}} (one segment), which wins over {@code {name...}} (the rest, one
 * segment at least); where two patterns match, the one that is more exact further left. HEAD is answered by the route for GET.
 * Immutable once built; the depth and not the number of routes decides the cost.
 */
public final class Router {
    private final RouteTree root;
    private final List<Route> routes;

    private Router(RouteTree root, List<Route> routes) {
        this.root = root;
        this.routes = List.copyOf(routes);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * @param path decoded, starting with a slash
     */
    public Match match(Method method, String path) {
        Optional<RouteTree.Leaf> leaf = root.find(segments(path));
        if (leaf.isEmpty()) {
            return new Match.NoSuchPath();
        }
        Route route = leaf.get().routes().get(method == Method.HEAD ? Method.GET : method);
        return route == null
                ? new Match.OtherMethods(
                        allowed(leaf.get()),
                        leaf.get().routes().values().iterator().next())
                : new Match.Found(route, leaf.get().parameters());
    }

    /** All of them, in the order in which they were added. */
    public List<Route> routes() {
        return routes;
    }

    private static Set<Method> allowed(RouteTree.Leaf leaf) {
        Set<Method> allowed = EnumSet.copyOf(leaf.routes().keySet());
        if (allowed.contains(Method.GET)) {
            allowed.add(Method.HEAD);
        }
        allowed.add(Method.OPTIONS);
        return allowed;
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** What {@link #match} found. */
    public sealed interface Match {
        record Found(Route route, PathParameters parameters) implements Match {}

        /**
         * The path exists, but not for this method; also for every OPTIONS request.
         *
         * @param any one of the routes there, for its options
         */
        record OtherMethods(Set<Method> allowed, Route any) implements Match {}

        record NoSuchPath() implements Match {}
    }

    /** Collects routes; features add theirs to the one builder of the process. Not thread-safe. */
    public static final class Builder {
        private final List<Route> routes = new ArrayList<>();

        private Builder() {}

        public Builder get(String pattern, Handler handler) {
            return route(Method.GET, pattern, handler, RouteOptions.DEFAULT);
        }

        public Builder get(String pattern, Handler handler, RouteOptions options) {
            return route(Method.GET, pattern, handler, options);
        }

        public Builder post(String pattern, Handler handler) {
            return route(Method.POST, pattern, handler, RouteOptions.DEFAULT);
        }

        public Builder put(String pattern, Handler handler) {
            return route(Method.PUT, pattern, handler, RouteOptions.DEFAULT);
        }

        public Builder patch(String pattern, Handler handler) {
            return route(Method.PATCH, pattern, handler, RouteOptions.DEFAULT);
        }

        public Builder delete(String pattern, Handler handler) {
            return route(Method.DELETE, pattern, handler, RouteOptions.DEFAULT);
        }

        public Builder route(Method method, String pattern, Handler handler, RouteOptions options) {
            if (method == Method.HEAD || method == Method.OPTIONS) {
                throw new IllegalArgumentException("the server answers " + method + " itself; route " + pattern);
            }
            routes.add(new Route(method, pattern, handler, options));
            return this;
        }

        /**
         * @throws IllegalArgumentException when a pattern is malformed or a method and pattern come twice
         */
        public Router build() {
            RouteTree root = new RouteTree();
            routes.forEach(root::add);
            return new Router(root, routes);
        }
    }
}
