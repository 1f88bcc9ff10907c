package dev.flightcase.hub.catalog;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Rule;
import java.util.Base64;
import java.util.List;

/**
 * {@code POST /api/v1/sticks}: what nodes are told of their catalog, signed, to be carried to them. A line of text for each: its id, the SHA-256 of
 * the list of files, and the message in base64. For the operator.
 */
public final class StickRoutes {
    private static final int NODES_MAX = 1000;

    private final CatalogAnnouncements announcements;
    private final OperatorGuard guard;

    public StickRoutes(CatalogAnnouncements announcements, OperatorGuard guard) {
        this.announcements = announcements;
        this.guard = guard;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/api/v1/sticks", guard.of(this::stick), RouteOptions.DEFAULT);
    }

    private Response stick(Request request) {
        List<String> nodes = JsonMembers.parse(request.body()).texts("nodes");
        Rule.require(!nodes.isEmpty() && nodes.size() <= NODES_MAX, "nodes must be 1 to " + NODES_MAX);
        var lines = new StringBuilder();
        announcements
                .signed(nodes)
                .forEach((node, told) -> lines.append(node)
                        .append(' ')
                        .append(told.manifest())
                        .append(' ')
                        .append(Base64.getEncoder()
                                .encodeToString(told.message().toByteArray()))
                        .append('\n'));
        return Response.ok("text/plain; charset=utf-8", new Body.Heap(Bytes.utf8(lines.toString())));
    }
}
