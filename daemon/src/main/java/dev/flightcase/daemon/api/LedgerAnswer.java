package dev.flightcase.daemon.api;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.settings.cards.CardNumbers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the ledger made of a request, as a response. */
final class LedgerAnswer {
    private static final String KEY_HEADER = "Idempotency-Key";

    private LedgerAnswer() {}

    /** @param done how what was done is answered */
    static <T> CompletionStage<Response> of(
            CompletableFuture<Outcome<T>> outcome, Function<Outcome.Done<T>, Response> done) {
        return outcome.thenApply(answer -> switch (answer) {
            case Outcome.Done<T> it -> done.apply(it);
            case Outcome.Refused<T>(var refusal) -> RefusalProblem.of(refusal).toResponse();
            case Outcome.KeyConflict<T>() ->
                Problem.of(
                                422,
                                "idempotency-conflict",
                                "The key was used for another request",
                                "Use a new Idempotency-Key for a new request.")
                        .toResponse();
            case Outcome.Busy<T>(var retryAfter) ->
                LedgerTrouble.later(
                        503, "busy", "Too much at once", "Nothing was done. Try again with the same key.", retryAfter);
            case Outcome.NotDurable<T>(var cause, var retryAfter) -> LedgerTrouble.notDurable(cause, retryAfter);
        });
    }

    /** 201 with a place of its own; a repeated request is answered with the same bytes, and says so. */
    static Response created(Bytes json, String location, boolean replay) {
        var response = Response.json(201, HttpBytes.of(json))
                .withHeader("Location", location)
                .withCacheControl("no-store");
        return replay ? response.withHeader("Idempotent-Replayed", "true") : response;
    }

    static Response ok(Bytes json) {
        return Response.json(HttpBytes.heap(json)).withCacheControl("no-store");
    }

    /** Runs a route that needs a key. */
    static CompletionStage<Response> keyed(Request request, Function<IdempotencyKey, CompletionStage<Response>> route) {
        var header = request.headers().first(KEY_HEADER);
        if (header.isEmpty()) {
            return answered(Problem.of(
                            400,
                            "idempotency-key-missing",
                            "An Idempotency-Key is needed",
                            "Send one key for one sale, so that trying again can not sell twice.")
                    .toResponse());
        }
        if (CardNumbers.isIn(header.get())) {
            return answered(Problems.cardNumber(KEY_HEADER));
        }
        var key = IdempotencyKey.parse(header.get());
        return key.isEmpty()
                ? answered(Problems.badParameter(
                        KEY_HEADER, "must be 1 to " + IdempotencyKey.CHARS_MAX + " printable ASCII characters"))
                : read(() -> route.apply(key.get()));
    }

    /** Runs a route that takes a key but does not need one. */
    static CompletionStage<Response> perhapsKeyed(
            Request request, Function<@Nullable IdempotencyKey, CompletionStage<Response>> route) {
        var absent = request.headers().first(KEY_HEADER).isEmpty();
        return absent ? read(() -> route.apply(null)) : keyed(request, route);
    }

    /** Runs a route that reads a body; a broken one is answered with the place of its mistake. */
    static CompletionStage<Response> read(Supplier<CompletionStage<Response>> route) {
        try {
            return route.get();
        } catch (JsonObject.InvalidBody e) {
            return answered(Problems.invalidBody(e));
        }
    }

    static CompletionStage<Response> answered(Response response) {
        return CompletableFuture.completedFuture(response);
    }
}
