package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.Role;
import dev.flightcase.daemon.hub.HubLine;
import dev.flightcase.daemon.hub.HubWatch;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.util.concurrent.Executor;

/** What the operator can do about the line to the hub. */
public final class UplinkRoutes {
    private final HubLine line;
    private final HubWatch watch;
    private final Access access;
    private final Executor api;

    public UplinkRoutes(HubLine line, HubWatch watch, Access access, Executor api) {
        this.line = line;
        this.watch = watch;
        this.access = access;
        this.api = api;
    }

    public void addTo(Router.Builder routes) {
        routes.post("/api/v1/uplink/push", access.blocking(Role.OPERATOR, api, (_, _) -> push()));
    }

    private Response push() {
        if (!line.pushNow()) {
            return Problem.of(409, "no-hub", "No hub", "This stall has no hub to send to.")
                    .toResponse();
        }
        var now = watch.look();
        return Response.json(202, Json.write(json -> {
                    json.writeStartObject();
                    json.writeBooleanProperty("pushed", true);
                    now.ifPresent(status -> status.write(json));
                    json.writeEndObject();
                }))
                .withCacheControl("no-store");
    }
}
