package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.EntryView;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What is left, and changes of it that are no sale. */
public final class StockRoutes {
    private static final long BODY_BYTES_MAX = 4 * 1024;

    private final Ledger ledger;
    private final LedgerReads reads;
    private final Access access;
    private final Executor api;

    public StockRoutes(Ledger ledger, Access access, Executor api) {
        this.ledger = ledger;
        this.reads = ledger.reads();
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/stock", StoreRoute.on(api, _ -> stock()));
        routes.route(
                Method.POST,
                "/api/v1/stock/{sku}/adjustments",
                access.async(Role.OPERATOR, this::adjust),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
    }

    private Response stock() {
        var stock = reads.stock();
        return Response.json(HttpBytes.heap(stock.json()))
                .withEtag(String.valueOf(stock.revision()))
                .withCacheControl("no-cache");
    }

    private CompletionStage<Response> adjust(Request request, Principal who) {
        return LedgerAnswer.perhapsKeyed(
                request,
                key -> LedgerAnswer.of(
                        ledger.adjust(Tills.of(who), read(request.parameters().get("sku"), request.body()), key),
                        done -> done.replay()
                                ? created(done.value()).withHeader("Idempotent-Replayed", "true")
                                : created(done.value())));
    }

    private static Response created(EntryView entry) {
        return Response.json(201, HttpBytes.of(entry.json())).withCacheControl("no-store");
    }

    private static Adjustment read(String sku, Bytes text) {
        var body = JsonObject.parse(text);
        var kind = kind(body);
        var quantity = body.integer("quantity");
        var reason = body.text("reason");
        var helper = body.optionalText("helper").orElse(null);
        body.noMore();
        return new Adjustment(sku, kind, quantity, reason, helper);
    }

    private static Adjustment.Kind kind(JsonObject body) {
        var word = body.text("kind");
        for (var kind : Adjustment.Kind.values()) {
            if (kind.wire().equals(word)) {
                return kind;
            }
        }
        throw body.broken("kind", "must be count, damage, gift or restock");
    }
}
