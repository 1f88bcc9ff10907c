package dev.flightcase.daemon.api;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.EventSummary;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.token.Role;
import dev.flightcase.daemon.adapter.CatalogDesk;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The events that the stall knows, and the step to the next one. */
public final class EventRoutes {
    private static final long BODY_BYTES_MAX = 4 * 1024;
    private static final int NAME_CHARS_MAX = 200;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final CatalogDesk desk;
    private final CatalogStore catalog;
    private final Ledger ledger;
    private final Access access;
    private final Executor api;

    public EventRoutes(CatalogDesk desk, CatalogStore catalog, Ledger ledger, Access access, Executor api) {
        this.desk = desk;
        this.catalog = catalog;
        this.ledger = ledger;
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/events", access.blocking(Role.OPERATOR, api, (_, _) -> list()));
        routes.route(
                Method.POST,
                "/api/v1/events",
                access.blocking(Role.OPERATOR, api, ProductRoutes.guarded((request, _) -> next(request))),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
    }

    private Response list() {
        var events = catalog.events();
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("events");
                    events.forEach(event -> write(json, event));
                    json.writeEndArray();
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }

    private Response next(Request request) {
        var body = JsonObject.parse(request.body());
        var name = body.text("name").strip();
        var start = start(body);
        body.noMore();
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
            throw body.broken("name", "must be 1 to " + NAME_CHARS_MAX + " characters");
        }
        return switch (desk.next(name, start)) {
            case CatalogDesk.Start.Started(var event) -> started(event);
            case CatalogDesk.Start.NoCatalog() -> CatalogRoutes.noCatalog();
            case CatalogDesk.Start.StillOpen() ->
                Problem.of(
                                409,
                                "event-open",
                                "An event is open",
                                "Close the stall first: the next event starts from it.")
                        .toResponse();
            case CatalogDesk.Start.NotDurable() ->
                LedgerTrouble.later(
                        503,
                        "not-durable",
                        "The next event could not be stored",
                        "Nothing was changed: the event before goes on. Try again shortly.",
                        RETRY_AFTER);
        };
    }

    private static @Nullable OffsetDateTime start(JsonObject body) {
        var start = body.optionalText("start");
        return start.isEmpty() ? null : ProductPatchReader.time(body, "start", start.get());
    }

    private Response started(EventSummary event) {
        var serving = catalog.events().stream()
                .filter(stored -> stored.id().equals(event.id()))
                .findFirst()
                .orElse(event);
        return Response.json(201, Json.write(json -> write(json, serving))).withCacheControl("no-store");
    }

    private void write(JsonGenerator json, EventSummary event) {
        json.writeStartObject();
        json.writeStringProperty("id", event.id().toString());
        json.writeStringProperty("name", event.details().name());
        var start = event.details().start();
        if (start != null) {
            json.writeStringProperty("start", start.toString());
        }
        var end = event.details().end();
        if (end != null) {
            json.writeStringProperty("end", end.toString());
        }
        json.writeNumberProperty("products", event.products());
        json.writeNumberProperty("revision", event.revision());
        json.writeStringProperty("life", ledger.reads().life(event.id()).wire());
        json.writeBooleanProperty("serves", event.serves());
        json.writeEndObject();
    }
}
