package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.checkout.Page;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Selling, and what was sold. A sale is answered by the ledger's own completion; no pool of ours stands in between. */
public final class OrderRoutes {
    /** A hundred lines are a few kilobytes. */
    private static final long BODY_BYTES_MAX = 64 * 1024;

    private final Ledger ledger;
    private final LedgerReads reads;
    private final Access access;
    private final Executor api;

    public OrderRoutes(Ledger ledger, Access access, Executor api) {
        this.ledger = ledger;
        this.reads = ledger.reads();
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        var options = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
        routes.route(Method.POST, "/api/v1/orders", access.async(Role.POS, this::sell), options);
        routes.get("/api/v1/orders", access.blocking(Role.POS, api, (request, _) -> orders(request)));
        routes.get("/api/v1/orders/{id}", access.blocking(Role.POS, api, (request, _) -> order(request)));
        routes.route(Method.POST, "/api/v1/orders/{id}/void", access.async(Role.POS, this::voidOrder), options);
        routes.route(Method.POST, "/api/v1/orders/{id}/handover", access.async(Role.POS, this::handOver), options);
        routes.get("/api/v1/handovers", access.blocking(Role.POS, api, (request, _) -> handovers(request)));
    }

    private CompletionStage<Response> sell(Request request, Principal who) {
        return LedgerAnswer.keyed(
                request,
                key -> LedgerAnswer.of(
                        ledger.order(Tills.of(who), key, new OrderRequestReader(reads::claim).read(request.body())),
                        done -> LedgerAnswer.created(
                                done.value().json(),
                                "/api/v1/orders/" + done.value().id(),
                                done.replay())));
    }

    private CompletionStage<Response> voidOrder(Request request, Principal who) {
        return LedgerAnswer.perhapsKeyed(
                request,
                key -> PathId.of(request)
                        .map(order -> {
                            var body = JsonObject.parse(request.body());
                            var reason = body.text("reason");
                            var helper = body.optionalText("helper").orElse(null);
                            body.noMore();
                            return LedgerAnswer.of(
                                    ledger.voidOrder(Tills.of(who), order, reason, helper, key),
                                    done -> LedgerAnswer.ok(done.value().json()));
                        })
                        .orElseGet(() -> LedgerAnswer.answered(unknown(request))));
    }

    private CompletionStage<Response> handOver(Request request, Principal who) {
        return PathId.of(request)
                .map(order -> LedgerAnswer.of(
                        ledger.handOver(Tills.of(who), order),
                        done -> LedgerAnswer.ok(done.value().json())))
                .orElseGet(() -> LedgerAnswer.answered(unknown(request)));
    }

    private Response orders(Request request) {
        if (Limit.isWrong(request.query())) {
            return Problems.badParameter(Limit.NAME, Limit.RULE);
        }
        return page(reads.orders(
                request.query().first("cursor").orElse(null),
                Limit.of(request.query()).orElse(null)));
    }

    private Response handovers(Request request) {
        return page(reads.handovers(request.query().first("pickup").orElse(null)));
    }

    private static Response page(Page page) {
        return switch (page) {
            case Page.Found(var json) -> LedgerAnswer.ok(json);
            case Page.BadRequest(var parameter, var rule) -> Problems.badParameter(parameter, rule);
        };
    }

    private Response order(Request request) {
        return PathId.of(request)
                .flatMap(reads::orderById)
                .map(order -> Response.json(HttpBytes.heap(order.json())).withCacheControl("no-cache"))
                .orElseGet(() -> unknown(request));
    }

    private static Response unknown(Request request) {
        return Problems.notFound("There is no order " + PathId.text(request) + ".");
    }
}
