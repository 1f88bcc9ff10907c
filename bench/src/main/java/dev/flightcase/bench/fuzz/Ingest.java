package dev.flightcase.bench.fuzz;

import dev.flightcase.http.Admission;
import dev.flightcase.http.Body;
import dev.flightcase.http.BodyFlow;
import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.MediaConfig;
import dev.flightcase.media.StreamConfig;
import dev.flightcase.media.StreamMemory;
import dev.flightcase.media.packager.MediaTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** The node's live video without sockets, threads or time: one stream that is pushed to and asked. One thread. */
final class Ingest implements AutoCloseable {
    /** Far less than the node has, so that inputs of some kilobytes reach the limit. */
    static final long MEMORY_BYTES_MAX = 1 << 20;

    private static final String STREAM = "live";
    private static final String KEY = "eight-or-more";
    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString((STREAM + ":" + KEY).getBytes(StandardCharsets.US_ASCII));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LiveMedia media;
    private final Router router;

    Ingest() {
        var config = MediaConfig.defaults()
                .withMemoryBytesMax(MEMORY_BYTES_MAX)
                .withStreams(List.of(new StreamConfig(STREAM, KEY)));
        media = new LiveMedia(config, new MediaTime(() -> START, () -> 0), StreamMemory.NONE, new Random(1));
        var routes = Router.builder();
        media.routes(routes);
        router = routes.build();
    }

    /** An upload that has begun; to be ended or aborted. */
    BodyReceiver begin(Method method, String path) {
        var target = "/ingest/" + STREAM + "/" + path;
        if (!(router.match(method, target) instanceof Router.Match.Found(var route, var parameters))
                || !(route.handler() instanceof Handler.Streaming(var function))) {
            throw new AssertionError(target + " is no upload");
        }
        var request = Request.of(method, target).withParameters(parameters).withHeader("Authorization", CREDENTIALS);
        return switch (function.admit(request, new Unpaused())) {
            case Admission.Accepted(var receiver) -> receiver;
            case Admission.Refused(var response) ->
                throw new AssertionError("refused with " + response.status() + ": " + path);
        };
    }

    /** In pieces, as sockets cut them, of a size that only the bytes decide. */
    void feed(BodyReceiver receiver, ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int size = Math.min(bytes.remaining(), 1 + (bytes.get(bytes.position()) & 0xff) * 16);
            receiver.chunk(bytes.slice(bytes.position(), size).asReadOnlyBuffer());
            bytes.position(bytes.position() + size);
            if (media.memoryBytesUsed() > MEMORY_BYTES_MAX) {
                throw new AssertionError(
                        media.memoryBytesUsed() + " bytes of media are kept; must be at most " + MEMORY_BYTES_MAX);
            }
        }
    }

    /** The answer of a receiver that has ended: one that people can act upon, never an error of ours. */
    static void checkAnswer(BodyReceiver receiver) {
        int status = receiver.response().toCompletableFuture().join().status();
        if (status >= 500 && status != 507) {
            throw new AssertionError("answered with " + status);
        }
    }

    /** What a viewer gets now: status 200, or nothing. */
    Response get(String file) {
        var target = "/live/" + STREAM + "/" + file;
        if (!(router.match(Method.GET, target) instanceof Router.Match.Found(var route, var parameters))) {
            throw new AssertionError("no route for " + target);
        }
        var request = Request.of(Method.GET, target).withParameters(parameters);
        return switch (route.handler()) {
            case Handler.Inline(var function) -> function.apply(request);
            case Handler.Async(var function) ->
                function.apply(request).toCompletableFuture().join();
            case Handler.Glancing(var glance, var _) -> glance.apply(request).orElseThrow();
            case Handler.Blocking _, Handler.Streaming _ -> throw new AssertionError(target + " is not read so");
        };
    }

    /** As text where it is a playlist, else the empty string; what is shared is given back. */
    static String text(Response response) {
        return switch (response.body()) {
            case Body.Precompressed(Bytes identity, Bytes _) ->
                StandardCharsets.UTF_8.decode(identity.asByteBuffer()).toString();
            case Body.Shared(var bytes) -> {
                bytes.release();
                yield "";
            }
            case Body.Empty _, Body.Heap _, Body.File _, Body.Stream _ -> "";
        };
    }

    /** Everything is given back. */
    @Override
    public void close() {
        media.close();
        if (media.memoryBytesUsed() != 0) {
            throw new AssertionError(media.memoryBytesUsed() + " bytes of media were never given back");
        }
    }

    /** Nobody waits here. */
    private record Unpaused() implements BodyFlow {
        @Override
        public void pause() {}

        @Override
        public void resume() {}
    }
}
