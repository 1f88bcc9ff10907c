package dev.flightcase.media;

import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.delivery.LiveRequests;
import dev.flightcase.media.delivery.MediaObjects;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.store.SegmentStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What viewers get, under {@code /live/{stream}/}. */
final class LiveRoutes {
    private final Map<String, LiveStream> streams;
    private final SegmentStore store;
    private final MediaTime time;
    private final HttpDate expiry;

    LiveRoutes(Map<String, LiveStream> streams, SegmentStore store, MediaTime time) {
        this.streams = streams;
        this.store = store;
        this.time = time;
        this.expiry = LiveRequests.expiry(time.wall());
    }

    void routes(Router.Builder router) {
        RouteOptions cors = RouteOptions.DEFAULT.withCors();
        router.get("/live/{stream}/index.m3u8", Handler.inline(this::multivariant), cors);
        // of these, only what is no playlist has a body that counts
        router.get("/live/{stream}/{object}", Handler.async(this::object), cors.withPacing());
    }

    private Response multivariant(Request request) {
        LiveStream stream = streams.get(request.parameters().get("stream"));
        if (stream == null) {
            return LiveRequests.noSuchStream();
        }
        stream.viewers().seen(viewer(request), time.now());
        return stream.edges().multivariant();
    }

    private CompletionStage<Response> object(Request request) {
        LiveStream stream = streams.get(request.parameters().get("stream"));
        String file = request.parameters().get("object");
        if (stream == null) {
            return CompletableFuture.completedFuture(LiveRequests.noSuchStream());
        }
        if (LiveRequests.isPlaylist(file)) {
            stream.viewers().seen(viewer(request), time.now());
            return LiveRequests.playlist(request, file, stream.edges(), time.now());
        }
        return LiveRequests.object(request, file, stream.edges(), new Objects(stream, store), expiry, time.now());
    }

    private record Objects(LiveStream stream, SegmentStore store) implements MediaObjects {
        @Override
        public Optional<SharedBytes> find(String name) {
            return store.get(stream.key(name));
        }

        @Override
        public void sent(String name, long bytes) {
            if (!name.endsWith(".mp4")) {
                stream.counts().out(bytes);
            }
        }
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
}
