package dev.flightcase.bench.peer;

import dev.flightcase.bench.peer.HoldStore.Ask;
import dev.flightcase.bench.peer.HoldStore.Outcome;
import dev.flightcase.demo.client.Json;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The two routes of a peer: the same questions and answers as the node's. */
final class HoldRoutes {
    /** As long as that of the node. */
    private static final String TOKEN = "h1." + "0".repeat(43);

    private static final long MILLIS_PER_SECOND = 1000;

    private final HoldStore store;
    private final String sku;
    private final Executor threads;
    private final InstantSource clock;
    private final Function<Long, UUID> ids;

    /**
     * @param sku of which it tells the stock
     * @param ids of holds, from the time in ms
     */
    HoldRoutes(HoldStore store, String sku, Executor threads, InstantSource clock, Function<Long, UUID> ids) {
        this.store = store;
        this.sku = sku;
        this.threads = threads;
        this.clock = clock;
        this.ids = ids;
    }

    Router router() {
        return Router.builder()
                .post("/api/v1/holds", Handler.blocking(threads, this::hold))
                .get("/api/v1/stock", Handler.blocking(threads, this::stock))
                .build();
    }

    private Response hold(Request request) {
        var key = request.headers().first("Idempotency-Key");
        var body = Json.parse(request.body().utf8());
        var lines = body.at("lines").items();
        if (key.isEmpty() || lines.size() != 1) {
            return Problem.of(400, "invalid-body", "An Idempotency-Key and one line are needed")
                    .toResponse();
        }
        var line = lines.getFirst();
        long ttlSeconds = body.at("ttl_s").number(120);
        long now = clock.millis();
        var ask = new Ask(
                ids.apply(now),
                key.get(),
                line.at("sku").text(),
                Math.toIntExact(line.at("quantity").number(0)),
                now + ttlSeconds * MILLIS_PER_SECOND);
        return answer(ask, ttlSeconds, store.hold(ask));
    }

    private static Response answer(Ask ask, long ttlSeconds, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held(UUID id) ->
                Response.json(
                                201,
                                Bytes.utf8(
                                        "{\"id\":\"%s\",\"token\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"expires_in_ms\":%d,\"state\":\"held\"}"
                                                .formatted(
                                                        id,
                                                        TOKEN,
                                                        ask.sku(),
                                                        ask.quantity(),
                                                        ttlSeconds * MILLIS_PER_SECOND)))
                        .withHeader("Location", "/api/v1/holds/" + id)
                        .withCacheControl("no-store");
            case Outcome.Insufficient(long available) ->
                Problem.of(409, "insufficient-stock", "Not enough stock")
                        .with("sku", ask.sku())
                        .with("available", available)
                        .toResponse();
            case Outcome.Busy(var why) ->
                Problem.of(503, "busy", "Too many holds at once", why)
                        .toResponse()
                        .withHeader("Retry-After", "1");
        };
    }

    private Response stock(Request request) {
        return Response.json(
                Bytes.utf8("{\"revision\":0,\"available\":{\"" + sku + "\":" + store.available(sku) + "}}"));
    }
}
