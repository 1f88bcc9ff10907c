package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.CodeOutcome;
import dev.flightcase.cache.token.Device;
import dev.flightcase.cache.token.Devices;
import dev.flightcase.cache.token.EnrolOutcome;
import dev.flightcase.cache.token.Enrolment;
import dev.flightcase.cache.token.EnrolmentCode;
import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.RevokeOutcome;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phones: codes to enrol them, enrolling, listing, shutting out. */
public final class AccessRoutes {
    private static final Logger log = LoggerFactory.getLogger(AccessRoutes.class);
    /** A code and a name. */
    private static final long BODY_BYTES_MAX = 4 * 1024;

    private final Access access;
    private final Enrolment enrolment;
    private final Devices devices;
    private final Executor api;

    public AccessRoutes(Access access, Enrolment enrolment, Devices devices, Executor api) {
        this.access = access;
        this.enrolment = enrolment;
        this.devices = devices;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        var small = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
        routes.route(
                Method.POST,
                "/api/v1/enrolments",
                access.blocking(Role.OPERATOR, api, (request, _) -> issue(request)),
                small);
        routes.route(Method.POST, "/api/v1/devices", Handler.blocking(api, this::enrol), small);
        routes.get("/api/v1/devices", access.blocking(Role.OPERATOR, api, (_, _) -> list()));
        routes.delete("/api/v1/devices/{id}", access.blocking(Role.OPERATOR, api, this::revoke));
    }

    private Response issue(Request request) {
        Role role;
        try {
            var body = JsonObject.parse(request.body());
            role = Role.of(body.text("role"))
                    .filter(known -> known != Role.OPERATOR)
                    .orElseThrow(() -> body.broken("role", "must be viewer or pos"));
            body.noMore();
        } catch (JsonObject.InvalidBody e) {
            return Problems.invalidBody(e);
        }
        return switch (enrolment.issue(role)) {
            case CodeOutcome.Issued(var code) -> issued(code);
            case CodeOutcome.TooManyOpen(int most, var retryAfter) ->
                AccessTrouble.later(
                        429,
                        "too-many-codes",
                        "Too many codes are open",
                        most + " codes are open. Use one of them, or wait until one runs out.",
                        retryAfter);
        };
    }

    private static Response issued(EnrolmentCode code) {
        return created(Response.json(201, Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("code", code.code());
            json.writeStringProperty("role", code.role().word());
            json.writeNumberProperty("expires_in_s", code.lifetime().toSeconds());
            json.writeEndObject();
        })));
    }

    private Response enrol(Request request) {
        String code;
        String name;
        try {
            var body = JsonObject.parse(request.body());
            code = body.text("code");
            name = body.text("name");
            body.noMore();
        } catch (JsonObject.InvalidBody e) {
            return Problems.invalidBody(e);
        }
        return switch (enrolment.enrol(code, name)) {
            case EnrolOutcome.Enrolled(Device device, String credential) ->
                enrolled(device).withHeader("Set-Cookie", DeviceCookie.set(credential));
            case EnrolOutcome.BadName(var rule) -> Problems.invalidBody(new JsonObject.InvalidBody("name", rule));
            case EnrolOutcome.BadCode(var rule) -> Problems.invalidBody(new JsonObject.InvalidBody("code", rule));
            case EnrolOutcome.WrongCode() ->
                Problem.of(
                                403,
                                "wrong-code",
                                "This code does not work",
                                "The code is mistyped, was used before, or has run out. Ask the operator for a new one.")
                        .toResponse();
            case EnrolOutcome.TooSoon(var retryAfter) -> AccessTrouble.tooSoon(retryAfter);
            case EnrolOutcome.TooManyDevices(int most) ->
                Problem.of(
                                409,
                                "too-many-devices",
                                "Too many phones",
                                most + " phones are enrolled. The operator has to remove one that is not used.")
                        .toResponse();
            case EnrolOutcome.NotDurable(var cause) ->
                AccessTrouble.notDurable(cause, "This phone was not enrolled", "then use the same code again");
        };
    }

    private static Response enrolled(Device device) {
        return created(Response.json(201, Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("device", device.id().toString());
            json.writeStringProperty("role", device.role().word());
            json.writeStringProperty("name", device.name());
            json.writeEndObject();
        })));
    }

    private static Response created(Response response) {
        return response.withCacheControl("no-store");
    }

    private Response list() {
        return Response.json(Json.write(json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("devices");
                    for (var device : devices.list()) {
                        json.writeStartObject();
                        json.writeStringProperty("device", device.id().toString());
                        json.writeStringProperty("name", device.name());
                        json.writeStringProperty("role", device.role().word());
                        json.writeStringProperty("enrolled_at", seconds(device.enrolledAt()));
                        json.writeStringProperty("last_seen", seconds(device.lastSeen()));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Response revoke(Request request, Principal operator) {
        var text = request.parameters().get("id");
        var outcome = id(text).map(devices::revoke).orElseGet(RevokeOutcome.Unknown::new);
        return switch (outcome) {
            case RevokeOutcome.Revoked() -> {
                log.atInfo()
                        .addKeyValue("device", text)
                        .addKeyValue("by", operator.device())
                        .log("a phone was shut out");
                yield Response.status(204);
            }
            case RevokeOutcome.Unknown() -> Problems.notFound("There is no device " + text + ".");
            case RevokeOutcome.NotDurable(var cause) ->
                AccessTrouble.notDurable(
                        cause,
                        "The phone is shut out now, but could be back after a restart",
                        "then remove it once more");
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
