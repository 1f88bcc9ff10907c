package dev.flightcase.daemon.api;

import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.hub.HubStatus;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Health for people, and the two probes for supervisors. All answer from memory. */
public final class HealthRoutes {
    private final Supplier<HealthReport> health;
    private final BooleanSupplier canTakeOrders;
    private final Supplier<Optional<HubStatus>> hub;
    private final HealthJson json;

    /** @param hub what waits for the hub, from memory; empty without one */
    public HealthRoutes(
            Supplier<HealthReport> health,
            BooleanSupplier canTakeOrders,
            Supplier<Optional<HubStatus>> hub,
            NodeFacts facts) {
        this.hub = hub;
        this.health = health;
        this.canTakeOrders = canTakeOrders;
        this.json = new HealthJson(facts);
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/health", Handler.inline(this::health));
        routes.get("/livez", Handler.inline(_ -> Response.text("ok\n").withCacheControl("no-store")));
        routes.get("/readyz", Handler.inline(this::ready));
    }

    private Response health(Request request) {
        return Response.json(json.render(health.get(), hub.get())).withCacheControl("no-store");
    }

    /** Ready is "an order can be taken"; it never depends on the hub. */
    private Response ready(Request request) {
        return canTakeOrders.getAsBoolean()
                ? Response.text("ready\n").withCacheControl("no-store")
                : Problem.of(503, "not-ready", "Not ready", "Orders can not be stored now.")
                        .toResponse();
    }
}
