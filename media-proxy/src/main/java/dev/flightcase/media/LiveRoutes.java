package dev.flightcase.media;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.http.SharedBytes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What viewers get, under {@code /live/{stream}/}. Nothing here takes the lock of a stream: publishing and watching do not wait for
 * each other. */
final class LiveRoutes {
    /** Names are never used twice, so a copy is good for ever; nobody wants one for longer than an hour. */
    private static final String IMMUTABLE = "public, max-age=3600, immutable";

    private final Map<String, LiveStream> streams;
    private final SegmentStore store;
    private final MediaTime time;

    LiveRoutes(Map<String, LiveStream> streams, SegmentStore store, MediaTime time) {
        this.streams = streams;
        this.store = store;
        this.time = time;
    }

    void routes(Router.Builder router) {
        RouteOptions cors = RouteOptions.DEFAULT.withCors();
        router.get(
                "/live/{stream}/index.m3u8", Handler.inline(request -> playlist(request, Shown::multivariant)), cors);
        router.get(
                "/live/{stream}/" + Publication.MEDIA_PLAYLIST,
                Handler.inline(request -> playlist(request, Shown::media)),
                cors);
        router.get("/live/{stream}/{object}", Handler.inline(this::object), cors);
    }

    private Response playlist(Request request, Function<Shown, Response> which) {
        LiveStream stream = streams.get(request.parameters().get("stream"));
        if (stream == null) {
            return Problem.of(404, "no-such-stream", "There is no stream of that name")
                    .toResponse();
        }
        stream.viewers().seen(viewer(request), time.now());
        return stream.shown()
                .map(which)
                .orElseGet(() -> Problem.of(404, "stream-not-live", "This stream is not live now")
                        .toResponse()
                        .withHeader("Retry-After", "2"));
    }

    /** Many phones may share one address behind the venue's router, so the player's session counts too, or at least its make. */
    private static String viewer(Request request) {
        String session = request.headers()
                .first("CMCD-Session")
                .or(() -> request.query().first("CMCD"))
                .or(() -> request.headers().first("User-Agent"))
                .orElse("");
        return request.remote().getAddress().getHostAddress() + " "
                + session.substring(0, Math.min(session.length(), 100));
    }

    private Response object(Request request) {
        LiveStream stream = streams.get(request.parameters().get("stream"));
        String name = request.parameters().get("object");
        Optional<SharedBytes> bytes = stream == null ? Optional.empty() : store.get(stream.key(name));
        if (stream == null || bytes.isEmpty()) {
            return Problem.of(404, "no-such-segment", "There is no such segment, or it is gone")
                    .toResponse();
        }
        if (request.method() == Method.GET && !name.startsWith("init-")) {
            stream.counts().out(bytes.get().length());
        }
        return Response.ok(type(name), new Body.Shared(bytes.get()))
                .withEtag(name)
                .withCacheControl(IMMUTABLE);
    }

    private static String type(String name) {
        if (name.endsWith(".ts")) {
            return "video/mp2t";
        }
        return name.endsWith(".m4s") ? "video/iso.segment" : "video/mp4";
    }
}
