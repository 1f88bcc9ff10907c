package dev.flightcase.daemon.api;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Pages, scripts and styles from the class path. Read and compressed when first asked for, then kept: there are few and
 * they are small. Thread-safe; the first call for a file blocks.
 */
final class WebFiles {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** Everything a page needs comes from the node; players need blob: for their media source and worker. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; "
                    + "frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

    private final Map<String, Response> files = new ConcurrentHashMap<>();

    /** @param resource absolute, such as {@code /web/pos.html}; must exist */
    Response get(String resource) {
        return files.computeIfAbsent(resource, WebFiles::load);
    }

    private static Response load(String resource) {
        try (var in = WebFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            var content = in.readAllBytes();
            var extension = resource.substring(resource.lastIndexOf('.') + 1);
            var mediaType = MEDIA_TYPES.getOrDefault(extension, "application/octet-stream");
            var body = new Body.Precompressed(Bytes.of(content), Bytes.of(gzip(content)));
            // Names stay the same over versions, so browsers ask each time and mostly get a 304.
            var response = Response.ok(mediaType, body)
                    .withEtag(ContentTag.of(ByteBuffer.wrap(content)))
                    .withCacheControl("no-cache");
            return extension.equals("html")
                    ? response.withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                            .withHeader("Referrer-Policy", "no-referrer")
                    : response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream(content.length / 2);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
