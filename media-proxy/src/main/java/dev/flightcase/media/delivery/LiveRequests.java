package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.Headers;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers requests for what is below a stream's Multivariant Playlist. */
public final class LiveRequests {
    /** Names are never used twice, so a copy is good for ever; nobody wants one for longer. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final String IMMUTABLE = "public, max-age=" + LIFETIME.toSeconds() + ", immutable";

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

    public static CompletionStage<Response> object(
            Request request, String file, LiveEdges edges, MediaObjects objects, HttpDate expiry, long nowNanos) {
        Supplier<Optional<Response>> object = () -> objects.find(file).map(bytes -> {
            objects.sent(file, request.method() == Method.GET ? bytes.length() : 0);
            return found(file, new Body.Shared(bytes), expiry);
        });
        Optional<Response> there = object.get();
        if (there.isPresent()) {
            return CompletableFuture.completedFuture(there.get());
        }
        if (request.method() != Method.GET) {
            return CompletableFuture.completedFuture(Refusals.noSuchObject());
        }
        return edges.hinted(file, object, nowNanos)
                .or(() -> OpenRange.of(request.headers().joined("Range"))
                        .flatMap(range -> edges.open(file, range, objects, object, nowNanos)))
                .orElseGet(() -> CompletableFuture.completedFuture(Refusals.noSuchObject()));
    }

    /** Until when a copy is good, for caches that do not know {@code max-age} (draft-pantos-hls-rfc8216bis section 6.2.2). */
    public static HttpDate expiry(InstantSource clock) {
        return new HttpDate(clock, LIFETIME);
    }

    /** Media of this name. */
    public static Response found(String file, Body body, HttpDate expiry) {
        return new Response(
                200,
                Headers.of(
                        "Content-Type",
                        type(file),
                        "ETag",
                        '"' + file + '"',
                        "Cache-Control",
                        IMMUTABLE,
                        "Expires",
                        expiry.value()),
                body);
    }

    static String type(String file) {
        if (file.endsWith(".ts")) {
            return "video/mp2t";
        }
        return file.endsWith(".m4s") ? "video/iso.segment" : "video/mp4";
    }
}
