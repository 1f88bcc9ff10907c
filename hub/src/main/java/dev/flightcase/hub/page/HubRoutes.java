package dev.flightcase.hub.page;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.HubException;
import dev.flightcase.hub.nodes.NodeRegistry;
import dev.flightcase.hub.reports.NodeReports;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The hub's routes. How the nodes are is in memory and answered on the event loop; orders come from the database, on threads of their own. */
public final class HubRoutes {
    /** The page needs nothing but itself. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final NodeRegistry registry;
    private final BooleanSupplier observing;
    private final LongSupplier dropped;
    private final LedgerWatch ledger;
    private final LedgerRoutes orders;
    private final NodeReports reports;
    private final InstantSource clock;

    /**
     * @param observing whether messages reach the hub now
     * @param dropped messages that never reached the registry
     */
    public HubRoutes(
            NodeRegistry registry,
            BooleanSupplier observing,
            LongSupplier dropped,
            LedgerWatch ledger,
            LedgerRoutes orders,
            NodeReports reports,
            InstantSource clock) {
        this.registry = registry;
        this.observing = observing;
        this.dropped = dropped;
        this.ledger = ledger;
        this.orders = orders;
        this.reports = reports;
        this.clock = clock;
    }

    /** Blocks on the class path, once. */
    public void addTo(Router.Builder routes) {
        routes.get("/", file("index.html", "text/html; charset=utf-8"))
                .get("/hub.css", file("hub.css", "text/css; charset=utf-8"))
                .get("/hub.js", file("hub.js", "text/javascript; charset=utf-8"))
                .get("/api/v1/nodes", Handler.inline(_ -> nodes()))
                .get("/online", Handler.inline(Online::answer))
                .get("/livez", Handler.inline(_ -> Response.text("ok\n").withCacheControl("no-store")));
        orders.add(routes);
    }

    private Response nodes() {
        long unread = registry.unreadable() + registry.refused() + dropped.getAsLong();
        var json = NodesJson.render(
                clock.instant(), observing.getAsBoolean(), unread, registry.nodes(), ledger.seen(), reports);
        return Response.json(json).withCacheControl("no-store");
    }

    private static Handler file(String name, String mediaType) {
        try (var in = HubRoutes.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new HubException("the file web/" + name + " is missing from the program");
            }
            var response = Response.ok(mediaType, new Body.Heap(Bytes.of(in.readAllBytes())))
                    .withCacheControl("no-cache")
                    .withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                    .withHeader("Referrer-Policy", "no-referrer");
            return Handler.inline(_ -> response);
        } catch (IOException e) {
            throw new HubException("the file web/" + name + " can not be read from the program", e);
        }
    }
}
