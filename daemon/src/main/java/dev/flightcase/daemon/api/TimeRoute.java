package dev.flightcase.daemon.api;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.time.InstantSource;

/**
 * The node's time, by which screens in one room keep the same distance behind the camera: {@code Date} is only a second exact. Never
 * cached and never waits, so that half of a round trip is all that a page can be wrong by.
 */
public final class TimeRoute {
    private final InstantSource clock;

    /** @param clock the one that dates in playlists are taken from */
    public TimeRoute(InstantSource clock) {
        this.clock = clock;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/web/time.json", Handler.inline(this::time));
    }

    private Response time(Request request) {
        var body = Json.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("now", clock.millis());
            json.writeEndObject();
        });
        return Response.json(body).withCacheControl("no-store");
    }
}
