package dev.flightcase.hub.catalog;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /blobs/{sha256}}, with ranges; with {@code ?from=} and the SHA-256 of an earlier version, and where the client takes it, only what has
 * changed. Whoever knows a hash may have the file: a catalog is public at the stall.
 */
public final class FileRoutes {
    static final String DELTA = "application/vnd.flightcase.delta";

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    /** Larger files are sent whole: two of them are held in memory while they are compared. */
    private static final long COMPARED_BYTES_MAX = 16 << 20;

    private static final int DELTAS_KEPT = 32;

    private final FileShelf shelf;
    private final Executor disk;
    private final Map<String, Bytes> deltas = new LinkedHashMap<>(DELTAS_KEPT, 0.75f, true);

    /** @param disk reads files, and compares them; refuses when it has enough */
    public FileRoutes(FileShelf shelf, Executor disk) {
        this.shelf = shelf;
        this.disk = disk;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/blobs/{sha256}", Handler.blocking(disk, this::file));
    }

    private Response file(Request request) throws IOException {
        String name = request.parameters().get("sha256");
        Optional<Path> file = shelf.find(name);
        if (file.isEmpty()) {
            return Problem.of(404, "no-such-file", "There is no file of that hash")
                    .toResponse()
                    .withCacheControl("no-store");
        }
        Optional<String> from = request.query().first("from");
        if (from.isPresent() && request.headers().joined("Accept").contains(DELTA)) {
            Bytes delta = delta(from.get(), name, file.get());
            if (delta != null) {
                return Response.ok(DELTA, new Body.Heap(delta)).withCacheControl(IMMUTABLE);
            }
        }
        return Response.ok("application/octet-stream", new Body.File(file.get(), Files.size(file.get())))
                .withEtag(name)
                .withCacheControl(IMMUTABLE);
    }

    /** Null when the file itself is sent instead: the other one is not known, or not worth it. */
    private @Nullable Bytes delta(String from, String to, Path file) throws IOException {
        Optional<Path> before = shelf.find(from);
        if (before.isEmpty()
                || Files.size(before.get()) > COMPARED_BYTES_MAX
                || Files.size(file) > COMPARED_BYTES_MAX) {
            return null;
        }
        synchronized (deltas) {
            Bytes made = deltas.get(from + to);
            if (made == null) {
                made = Bytes.of(LineDiff.between(Files.readAllBytes(before.get()), Files.readAllBytes(file)));
                deltas.put(from + to, made);
                if (deltas.size() > DELTAS_KEPT) {
                    deltas.remove(deltas.keySet().iterator().next());
                }
            }
            return made.length() < Files.size(file) ? made : null;
        }
    }
}
