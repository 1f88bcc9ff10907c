package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.Headers;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers requests for what is below a stream's Multivariant Playlist. */
public final class LiveRequests {
    /** Names are never used twice, so a copy is good for ever; nobody wants one for longer than an hour. */
    private static final String IMMUTABLE = "public, max-age=3600, immutable";

    private LiveRequests() {}

    public static boolean isPlaylist(String file) {
        return file.endsWith(".m3u8");
    }

    public static boolean isMedia(String file) {
        return file.endsWith(".m4s") || file.endsWith(".mp4") || file.endsWith(".ts");
    }

    public static Response noSuchObject() {
        return Refusals.noSuchObject();
    }

    public static Response noSuchStream() {
        return Refusals.noSuchStream();
    }

    public static CompletionStage<Response> playlist(Request request, String file, LiveEdges edges, long nowNanos) {
        return edges.playlist(file, Directives.parse(request.query()), request.method() == Method.GET, nowNanos);
    }

    /**
     * @param bytes finds the object; the caller of it owns the reference
     */
    public static CompletionStage<Response> object(
            Request request, String file, LiveEdges edges, Supplier<Optional<SharedBytes>> bytes, long nowNanos) {
        Supplier<Optional<Response>> object = () -> bytes.get().map(found -> found(file, new Body.Shared(found)));
        Optional<Response> there = object.get();
        if (there.isPresent()) {
            return CompletableFuture.completedFuture(there.get());
        }
        Optional<CompletionStage<Response>> coming =
                request.method() == Method.GET ? edges.hinted(file, object, nowNanos) : Optional.empty();
        return coming.orElseGet(() -> CompletableFuture.completedFuture(Refusals.noSuchObject()));
    }

    /** Media of this name. */
    public static Response found(String file, Body body) {
        return new Response(
                200,
                Headers.of("Content-Type", type(file), "ETag", '"' + file + '"', "Cache-Control", IMMUTABLE),
                body);
    }

    private static String type(String file) {
        if (file.endsWith(".ts")) {
            return "video/mp2t";
        }
        return file.endsWith(".m4s") ? "video/iso.segment" : "video/mp4";
    }
}
