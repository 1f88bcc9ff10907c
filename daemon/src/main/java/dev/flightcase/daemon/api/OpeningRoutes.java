package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.CashCount;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.concurrent.CompletionStage;

/** Opening and closing the stall, and counting its cash. */
public final class OpeningRoutes {
    private static final long BODY_BYTES_MAX = 4 * 1024;

    private final Ledger ledger;
    private final Access access;

    public OpeningRoutes(Ledger ledger, Access access) {
        this.ledger = ledger;
        this.access = access;
    }

    public void addTo(Router.Builder routes) {
        routes.post("/api/v1/open", access.async(Role.OPERATOR, (_, who) -> become(who, EventLife.OPEN)));
        routes.post("/api/v1/close", access.async(Role.OPERATOR, (_, who) -> become(who, EventLife.CLOSED)));
        routes.post("/api/v1/settle", access.async(Role.OPERATOR, (_, who) -> become(who, EventLife.SETTLED)));
        routes.get("/api/v1/opening", Handler.inline(_ -> answer(ledger.reads().event())));
        routes.route(
                Method.POST,
                "/api/v1/cash-counts",
                access.async(Role.POS, this::count),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
    }

    private CompletionStage<Response> become(Principal who, EventLife life) {
        return LedgerAnswer.of(ledger.become(Tills.of(who), life), done -> answer(done.value()));
    }

    private static Response answer(EventView event) {
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("event", event.event().toString());
                    json.writeStringProperty("life", event.life().wire());
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }

    private CompletionStage<Response> count(Request request, Principal who) {
        return LedgerAnswer.read(() -> LedgerAnswer.of(
                ledger.countCash(Tills.of(who), read(request.body())),
                done -> Response.json(201, HttpBytes.of(done.value().json())).withCacheControl("no-store")));
    }

    private static CashCount read(Bytes text) {
        var body = JsonObject.parse(text);
        var occasion = occasion(body);
        var counted = MoneyReader.read(body.object("counted"));
        var helper = body.optionalText("helper").orElse(null);
        body.noMore();
        return new CashCount(occasion, counted, helper);
    }

    private static CashCount.Occasion occasion(JsonObject body) {
        var word = body.text("occasion");
        for (var occasion : CashCount.Occasion.values()) {
            if (occasion.wire().equals(word)) {
                return occasion;
            }
        }
        throw body.broken("occasion", "must be float, check or closing");
    }
}
