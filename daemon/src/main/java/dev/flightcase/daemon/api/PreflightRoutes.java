package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.Role;
import dev.flightcase.daemon.preflight.Preflight;
import dev.flightcase.daemon.preflight.PreflightReport;
import dev.flightcase.daemon.preflight.PreflightRun;
import dev.flightcase.daemon.preflight.ReportJson;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The look around before doors, for the operator. Whoever waits for its end holds no thread. */
public final class PreflightRoutes {
    private static final String PATH = "/api/v1/preflight";
    private static final String WAIT = "wait";
    /** None is read; many clients send one with every POST. */
    private static final long BODY_BYTES_MAX = 1024;
    /** Longer than a run takes with the configuration's own bound. */
    private static final int WAIT_SECONDS_MAX = 90;

    private final Access access;
    private final Preflight preflight;

    public PreflightRoutes(Access access, Preflight preflight) {
        this.access = access;
        this.preflight = preflight;
    }

    public void addTo(Router.Builder routes) {
        routes.route(
                Method.POST,
                "/api/v1/preflight",
                access.async(Role.OPERATOR, (request, _) -> start(request)),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
        routes.get("/api/v1/preflight", access.async(Role.OPERATOR, (_, _) -> answered(last())));
    }

    private CompletionStage<Response> start(Request request) {
        var wait = request.query().first(WAIT).orElse("0");
        if (!wait.matches("\\d{1,2}") || Integer.parseInt(wait) > WAIT_SECONDS_MAX) {
            return answered(Problems.badParameter(WAIT, "must be 0 to " + WAIT_SECONDS_MAX + " whole seconds"));
        }
        var run = preflight.start();
        if (Integer.parseInt(wait) == 0) {
            return answered(soFar(run));
        }
        return run.ended()
                .toCompletableFuture()
                .thenApply(PreflightRoutes::json)
                .completeOnTimeout(null, Integer.parseInt(wait), TimeUnit.SECONDS)
                .thenApply(whole -> whole == null ? soFar(run) : whole);
    }

    private Response last() {
        return preflight
                .last()
                .map(run -> json(run.report()))
                .orElseGet(() -> respond(ReportJson.render(Optional.empty())));
    }

    private static Response soFar(PreflightRun run) {
        var response = json(run.report()).withHeader("Location", PATH);
        return new Response(202, response.headers(), response.body());
    }

    private static Response json(PreflightReport report) {
        return respond(ReportJson.render(Optional.of(report)));
    }

    private static Response respond(String json) {
        return Response.json(Bytes.utf8(json)).withCacheControl("no-store");
    }

    private static CompletionStage<Response> answered(Response response) {
        return CompletableFuture.completedFuture(response);
    }
}
