package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.PinOutcome;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.cache.token.Session;
import dev.flightcase.cache.token.Sessions;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sessions: a short-lived token for an enrolled phone or the operator, and who a client is. All from memory. */
public final class SessionRoutes {
    private static final long BODY_BYTES_MAX = 1024;

    private final Access access;
    private final Sessions sessions;

    public SessionRoutes(Access access, Sessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    public void addTo(Router.Builder routes) {
        routes.route(
                Method.POST,
                "/api/v1/sessions",
                Handler.inline(this::open),
                RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX));
        routes.get(
                "/api/v1/sessions",
                access.async(Role.VIEWER, (_, who) -> CompletableFuture.completedFuture(whoAmI(who))));
    }

    private Response open(Request request) {
        Optional<String> pin;
        try {
            pin = pin(request);
        } catch (JsonObject.InvalidBody e) {
            return Problems.invalidBody(e);
        }
        var phone = access.phone(request);
        if (pin.isEmpty()) {
            return phone.map(sessions::open).map(SessionRoutes::opened).orElseGet(Access::notEnrolled);
        }
        return switch (sessions.open(pin.get(), phone.orElse(null))) {
            case PinOutcome.Opened(var session) -> opened(session);
            case PinOutcome.Wrong() ->
                Problem.of(401, "wrong-pin", "Wrong PIN", "This is not the operator's PIN.")
                        .toResponse()
                        .withHeader("WWW-Authenticate", "Bearer");
            case PinOutcome.TooSoon(var retryAfter) -> AccessTrouble.tooSoon(retryAfter);
        };
    }

    /** No body is an empty one. */
    private static Optional<String> pin(Request request) {
        if (request.body().length() == 0) {
            return Optional.empty();
        }
        var body = JsonObject.parse(request.body());
        var pin = body.optionalText("pin");
        body.noMore();
        return pin;
    }

    private static Response opened(Session session) {
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("token", session.token());
                    json.writeStringProperty("role", session.role().word());
                    json.writeNumberProperty("expires_in_s", session.lifetime().toSeconds());
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }

    private static Response whoAmI(Principal who) {
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("device", who.device().toString());
                    json.writeStringProperty("role", who.role().word());
                    json.writeStringProperty("name", who.name());
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }
}
