package dev.flightcase.daemon.api;

import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reservations on the way to an order. A hold is named by its id, or by its token, which any phone may use. */
public final class HoldRoutes {
    private static final long BODY_BYTES_MAX = 64 * 1024;

    private final Ledger ledger;
    private final LedgerReads reads;
    private final Access access;
    private final Executor api;

    public HoldRoutes(Ledger ledger, Access access, Executor api) {
        this.ledger = ledger;
        this.reads = ledger.reads();
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        var options = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
        routes.route(Method.POST, "/api/v1/holds", access.async(Role.POS, this::hold), options);
        routes.get("/api/v1/holds/{id}", access.blocking(Role.POS, api, (request, _) -> show(request)));
        routes.delete("/api/v1/holds/{id}", access.async(Role.POS, this::release));
        routes.route(Method.POST, "/api/v1/holds/{id}/extend", access.async(Role.POS, this::extend), options);
    }

    private CompletionStage<Response> hold(Request request, Principal who) {
        return LedgerAnswer.keyed(
                request,
                key -> LedgerAnswer.of(
                        ledger.hold(Tills.of(who), key, HoldRequestReader.read(request.body())),
                        done -> LedgerAnswer.created(
                                done.value().json(),
                                "/api/v1/holds/" + done.value().id(),
                                done.replay())));
    }

    private Response show(Request request) {
        return reads.claim(PathId.text(request))
                .flatMap(claim -> reads.hold(claim.id()))
                .map(hold -> LedgerAnswer.ok(hold.json()))
                .orElseGet(() -> unknown(request));
    }

    private CompletionStage<Response> release(Request request, Principal who) {
        return claimed(
                request,
                claim -> LedgerAnswer.of(
                        ledger.release(Tills.of(who), claim),
                        done -> LedgerAnswer.ok(done.value().json())));
    }

    private CompletionStage<Response> extend(Request request, Principal who) {
        return LedgerAnswer.read(() -> {
            var lease = request.body().length() == 0 ? null : HoldRequestReader.lease(request.body());
            return claimed(
                    request,
                    claim -> LedgerAnswer.of(
                            ledger.extend(Tills.of(who), claim, lease),
                            done -> LedgerAnswer.ok(done.value().json())));
        });
    }

    private CompletionStage<Response> claimed(Request request, Function<HoldClaim, CompletionStage<Response>> route) {
        return reads.claim(PathId.text(request)).map(route).orElseGet(() -> LedgerAnswer.answered(unknown(request)));
    }

    private static Response unknown(Request request) {
        return Problems.notFound("There is no hold " + PathId.text(request) + ".");
    }
}
