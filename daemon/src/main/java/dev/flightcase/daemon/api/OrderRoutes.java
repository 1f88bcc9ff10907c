package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.OrderOutcome;
import dev.flightcase.cache.checkout.OrderPage;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.settings.cards.CardNumbers;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Selling, and what was sold. A sale is answered by the ledger's own completion; no pool of ours stands in between. */
public final class OrderRoutes {
    private static final String KEY_HEADER = "Idempotency-Key";
    /** A hundred lines are a few kilobytes. */
    private static final long BODY_BYTES_MAX = 64 * 1024;

    private final Ledger ledger;
    private final Access access;
    private final Executor api;

    public OrderRoutes(Ledger ledger, Access access, Executor api) {
        this.ledger = ledger;
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/stock", StoreRoute.on(api, this::stock));
        routes.route(
                Method.POST,
                "/api/v1/orders",
                access.async(Role.POS, (request, _) -> sell(request)),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
        routes.get("/api/v1/orders", access.blocking(Role.POS, api, (request, _) -> orders(request)));
        routes.get("/api/v1/orders/{id}", access.blocking(Role.POS, api, (request, _) -> order(request)));
    }

    private Response stock(Request request) {
        var stock = ledger.stock();
        return Response.json(HttpBytes.heap(stock.json()))
                .withEtag(String.valueOf(stock.revision()))
                .withCacheControl("no-cache");
    }

    private CompletionStage<Response> sell(Request request) {
        var header = request.headers().first(KEY_HEADER);
        if (header.isEmpty()) {
            return answered(Problem.of(
                            400,
                            "idempotency-key-missing",
                            "An Idempotency-Key is needed",
                            "Send one key for one sale, so that trying again can not sell twice.")
                    .toResponse());
        }
        var key = IdempotencyKey.parse(header.get());
        if (key.isEmpty()) {
            return answered(Problems.badParameter(
                    KEY_HEADER, "must be 1 to " + IdempotencyKey.CHARS_MAX + " printable ASCII characters"));
        }
        if (CardNumbers.isIn(header.get())) {
            return answered(Problems.cardNumber(KEY_HEADER));
        }
        try {
            return ledger.order(key.get(), OrderRequestReader.read(request.body()))
                    .thenApply(OrderRoutes::answer);
        } catch (JsonObject.InvalidBody e) {
            return answered(Problems.invalidBody(e));
        }
    }

    private static Response answer(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Acknowledged(OrderView order, boolean replay) -> sold(order, replay);
            case OrderOutcome.Refused(var refusal) -> RefusalProblem.of(refusal).toResponse();
            case OrderOutcome.IdempotencyConflict() ->
                Problem.of(
                                422,
                                "idempotency-conflict",
                                "The key was used for another order",
                                "Use a new Idempotency-Key for a new sale.")
                        .toResponse();
            case OrderOutcome.Busy(var retryAfter) ->
                LedgerTrouble.later(503, "busy", "Too many sales at once", "Try again with the same key.", retryAfter);
            case OrderOutcome.NotDurable(var cause, var retryAfter) -> LedgerTrouble.notDurable(cause, retryAfter);
        };
    }

    private static Response sold(OrderView order, boolean replay) {
        var response = Response.json(HttpBytes.heap(order.json()))
                .withHeader("Location", "/api/v1/orders/" + order.id())
                .withCacheControl("no-store");
        var created = new Response(201, response.headers(), response.body());
        return replay ? created.withHeader("Idempotent-Replayed", "true") : created;
    }

    private Response orders(Request request) {
        if (Limit.isWrong(request.query())) {
            return Problems.badParameter(Limit.NAME, Limit.RULE);
        }
        var page = ledger.orders(
                request.query().first("cursor").orElse(null),
                Limit.of(request.query()).orElse(null));
        return switch (page) {
            case OrderPage.Found(var json) ->
                Response.json(HttpBytes.heap(json)).withCacheControl("no-store");
            case OrderPage.BadRequest(var parameter, var rule) -> Problems.badParameter(parameter, rule);
        };
    }

    private Response order(Request request) {
        var text = request.parameters().get("id");
        return id(text).flatMap(ledger::orderById)
                .map(order -> Response.json(HttpBytes.heap(order.json())).withCacheControl("no-cache"))
                .orElseGet(() -> Problems.notFound("There is no order " + text + "."));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CompletionStage<Response> answered(Response response) {
        return CompletableFuture.completedFuture(response);
    }
}
