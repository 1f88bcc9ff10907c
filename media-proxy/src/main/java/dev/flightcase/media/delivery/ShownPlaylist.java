package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MediaPlaylistWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One state of a playlist as all viewers get it: written and compressed when the first asks, and never again. Thread-safe.
 */
final class ShownPlaylist {
    static final String TYPE = "application/vnd.apple.mpegurl";

    private final MediaPlaylist playlist;
    private final List<Report> reports;
    private final String version;
    private final Instant changed;
    private final long sinceNanos;
    private final DeliveryCounts counts;
    private Body.@Nullable Precompressed whole;
    private Body.@Nullable Precompressed delta;
    /** By whole or delta, plain or blocking: all viewers of a kind get the same. */
    private final AtomicReferenceArray<@Nullable Response> answers = new AtomicReferenceArray<>(4);

    /**
     * @param version changes with every state of the playlist
     * @param changed by the wall clock, {@code sinceNanos} by the monotonic one
     */
    ShownPlaylist(
            MediaPlaylist playlist,
            List<Report> reports,
            String version,
            Instant changed,
            long sinceNanos,
            DeliveryCounts counts) {
        this.playlist = playlist;
        this.reports = List.copyOf(reports);
        this.version = version;
        this.changed = changed;
        this.sinceNanos = sinceNanos;
        this.counts = counts;
    }

    MediaPlaylist playlist() {
        return playlist;
    }

    synchronized LiveState state() {
        Optional<String> asked =
                Optional.ofNullable(delta).map(body -> body.identity().utf8());
        return new LiveState(playlist, sinceNanos, whole().identity().utf8(), asked);
    }

    Response answer(Directives directives) {
        boolean skips = directives.skip() && MediaPlaylistWriter.skips(playlist);
        int kind = (skips ? 2 : 0) + (directives.blocks() ? 1 : 0);
        Response ready = answers.get(kind);
        if (ready == null) {
            // Vary, which the server would add to each, belongs to what is written once
            ready = Response.ok(TYPE, skips ? delta() : whole())
                    .withEtag(skips ? version + "-d" : version)
                    .withLastModified(changed)
                    .withCacheControl(cache(directives))
                    .withHeader("Vary", "Accept-Encoding");
            answers.set(kind, ready);
        }
        return ready;
    }

    /** A blocking reload has a URL of its own for each state; a plain one must not hide a segment from anybody (Apple, "HLS caching"). */
    private String cache(Directives directives) {
        int target = playlist.terms().targetDurationSeconds();
        return directives.blocks() ? "max-age=" + 6 * target : "max-age=" + Math.max(1, target / 2);
    }

    private synchronized Body.Precompressed whole() {
        if (whole == null) {
            whole = rendered(MediaPlaylistWriter.whole(playlist, reports));
        }
        return whole;
    }

    private synchronized Body.Precompressed delta() {
        if (delta == null) {
            delta = rendered(MediaPlaylistWriter.delta(playlist, reports));
        }
        return delta;
    }

    private Body.Precompressed rendered(String text) {
        counts.rendered();
        return Body.Precompressed.of(Bytes.utf8(text));
    }
}
