package dev.flightcase.daemon.api;

import dev.flightcase.daemon.updates.Position;
import dev.flightcase.daemon.updates.Updates;
import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.time.Duration;

/** {@code GET /api/v1/updates}: live changes as Server-Sent Events. */
public final class UpdatesRoute {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final Duration FULL_RETRY_AFTER = Duration.ofSeconds(5);

    private final Updates updates;

    public UpdatesRoute(Updates updates) {
        this.updates = updates;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/updates", Handler.inline(this::subscribe));
    }

    private Response subscribe(Request request) {
        if (!updates.hasRoom()) {
            return LedgerTrouble.later(
                    503,
                    "too-many-listeners",
                    "Too many phones listen",
                    "Ask for the stock now and then instead, or try again.",
                    FULL_RETRY_AFTER);
        }
        var known = request.headers()
                .first("Last-Event-ID")
                .flatMap(Position::parse)
                .orElse(null);
        return Response.ok(EVENT_STREAM, new Body.Stream(sink -> updates.subscribe(sink, known)))
                .withCacheControl("no-store")
                // Proxies that hold text back to compress it would hold back the news.
                .withHeader("X-Accel-Buffering", "no");
    }
}
