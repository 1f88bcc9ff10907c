package dev.flightcase.media.rewind;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.delivery.LiveRequests;
import dev.flightcase.media.packager.MediaTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** What those get who go back, under {@code /live/{stream}/rewind/}: media as files, straight from the page cache. */
public final class RewindRoutes {
    private final Rewind rewind;
    private final MediaTime time;
    private final HttpDate expiry;
    private final Executor disk;

    /**
     * @param disk where files are looked for; refuses when it has enough
     */
    public RewindRoutes(Rewind rewind, MediaTime time, Executor disk) {
        this.rewind = rewind;
        this.time = time;
        this.expiry = LiveRequests.expiry(time.wall());
        this.disk = disk;
    }

    public void addTo(Router.Builder router) {
        RouteOptions cors = RouteOptions.DEFAULT.withCors();
        router.get("/live/{stream}/rewind/index.m3u8", Handler.inline(this::multivariant), cors);
        router.get("/live/{stream}/rewind/{object}", Handler.async(this::object), cors.withPacing());
    }

    private Response multivariant(Request request) {
        return rewind.edges(request.parameters().get("stream"))
                .map(LiveEdges::multivariant)
                .orElseGet(LiveRequests::noSuchStream);
    }

    private CompletionStage<Response> object(Request request) {
        String stream = request.parameters().get("stream");
        String name = request.parameters().get("object");
        Optional<LiveEdges> edges = rewind.edges(stream);
        if (edges.isEmpty()) {
            return CompletableFuture.completedFuture(LiveRequests.noSuchStream());
        }
        if (LiveRequests.isPlaylist(name)) {
            return LiveRequests.playlist(request, name, edges.get(), time.now());
        }
        Path folder = rewind.config().folder().resolve(stream);
        return CompletableFuture.supplyAsync(() -> file(folder, name), disk);
    }

    private Response file(Path folder, String name) {
        Optional<Path> file = LiveRequests.isMedia(name) ? RewindFolder.find(folder, name) : Optional.empty();
        return file.map(path -> LiveRequests.found(name, new Body.File(path, length(path)), expiry))
                .orElseGet(LiveRequests::noSuchObject);
    }

    private static long length(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
