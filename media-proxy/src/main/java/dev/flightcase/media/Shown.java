package dev.flightcase.media;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import java.time.Instant;

/** What viewers are told, rendered and compressed once per change and shared by all of them. Immutable. */
record Shown(Response multivariant, Response media) {
    private static final String TYPE = "application/vnd.apple.mpegurl";

    /**
     * @param version changes with every change of either playlist
     */
    static Shown of(String multivariant, String media, String version, Instant changed, int targetDurationSeconds) {
        // half a target duration at most, so that no cache hides a segment (Apple, "HLS caching")
        String cache = "max-age=" + Math.max(1, targetDurationSeconds / 2);
        return new Shown(playlist(multivariant, version, changed, cache), playlist(media, version, changed, cache));
    }

    private static Response playlist(String text, String version, Instant changed, String cache) {
        return Response.ok(TYPE, Body.Precompressed.of(Bytes.utf8(text)))
                .withEtag(version)
                .withLastModified(changed)
                .withCacheControl(cache);
    }
}
