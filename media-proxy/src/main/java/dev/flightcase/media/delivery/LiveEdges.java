package dev.flightcase.media.delivery;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What viewers of one stream ask for: its Multivariant Playlist and the live edges of its renditions. Thread-safe. */
public final class LiveEdges {
    private static final String SUFFIX = ".m3u8";

    private final int waitersMax;
    private final String token;
    private final LongSupplier ticks;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final Map<String, LiveEdge> edges = new ConcurrentHashMap<>();
    private volatile @Nullable Response multivariant;
    private @Nullable MultivariantPlaylist listed;
    private volatile String multivariantText = "";
    private long versions;

    /**
     * @param waitersMax for each rendition; more are sent away with a 503
     * @param token makes versions unique over restarts of the process
     * @param ticks monotonic nanoseconds
     */
    public LiveEdges(int waitersMax, String token, LongSupplier ticks) {
        this.waitersMax = waitersMax;
        this.token = token;
        this.ticks = ticks;
    }

    public DeliveryCounts counts() {
        return counts;
    }

    /** How many requests wait. */
    public int waiters() {
        return edges.values().stream().mapToInt(LiveEdge::waiters).sum();
    }

    /** Called by one thread at a time. */
    public void publish(String rendition, MediaPlaylist playlist, List<Report> reports, Instant changed) {
        edges.computeIfAbsent(rendition, _ -> new LiveEdge(counts, waitersMax, rendition + "-" + token, ticks))
                .publish(playlist, reports, changed);
    }

    /** Called by one thread at a time. */
    public void publish(MultivariantPlaylist playlist, Instant changed, int targetDurationSeconds) {
        if (multivariant == null || !playlist.equals(listed)) {
            publishMultivariant(playlist.render(), changed, targetDurationSeconds);
            listed = playlist;
        }
    }

    /** As written before. Called by one thread at a time. */
    public void publishMultivariant(String text, Instant changed, int targetDurationSeconds) {
        if (multivariant == null || !text.equals(multivariantText)) {
            multivariantText = text;
            multivariant = Response.ok(ShownPlaylist.TYPE, Body.Precompressed.of(Bytes.utf8(text)))
                    .withEtag("m" + versions++ + "-" + token)
                    .withLastModified(changed)
                    .withCacheControl("max-age=" + Math.max(1, targetDurationSeconds / 2))
                    .withHeader("Vary", "Accept-Encoding");
        }
    }

    /** There is nothing to show of this rendition any more. */
    public void unpublish(String rendition) {
        LiveEdge edge = edges.get(rendition);
        if (edge != null) {
            edge.unpublish();
        }
    }

    /** There is nothing to show any more. */
    public void unpublish() {
        multivariant = null;
        edges.values().forEach(LiveEdge::unpublish);
    }

    /** Sends away who has waited long enough. */
    public void expire(long nowNanos) {
        edges.values().forEach(edge -> edge.expire(nowNanos));
    }

    /** Of this rendition, if it was ever shown. */
    public Optional<LiveEdge> edge(String rendition) {
        return Optional.ofNullable(edges.get(rendition));
    }

    /** Every rendition that was ever shown, by name. */
    public Map<String, LiveEdge> renditions() {
        return Map.copyOf(edges);
    }

    /** The Multivariant Playlist as text; empty when there is nothing to show. */
    public Optional<String> multivariantText() {
        return multivariant == null ? Optional.empty() : Optional.of(multivariantText);
    }

    public Response multivariant() {
        Response now = multivariant;
        return now == null ? Refusals.notLive() : now;
    }

    /**
     * @param file last part of the URL's path
     * @param directives of a request that may wait; empty when they make no sense
     */
    CompletionStage<Response> playlist(String file, Optional<Directives> directives, boolean mayWait, long nowNanos) {
        LiveEdge edge = edges.get(file.substring(0, file.length() - SUFFIX.length()));
        if (edge == null) {
            return CompletableFuture.completedFuture(Refusals.notLive());
        }
        return directives
                .map(asked -> edge.playlist(asked, mayWait, nowNanos))
                .orElseGet(() -> CompletableFuture.completedFuture(Refusals.malformed()));
    }

    /** The object of this name, when it is there or comes; empty when nobody knows of it. */
    Optional<CompletionStage<Response>> hinted(String name, Supplier<Optional<Response>> object, long nowNanos) {
        for (LiveEdge edge : edges.values()) {
            Optional<CompletionStage<Response>> answer = edge.part(name, object, nowNanos);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** As {@link LiveEdge#open}, whatever rendition it is of. */
    Optional<CompletionStage<Response>> open(
            String name, OpenRange range, MediaObjects objects, Supplier<Optional<Response>> whole, long nowNanos) {
        return edges.values().stream()
                .flatMap(edge -> edge.open(name, range, objects, whole, nowNanos).stream())
                .findFirst();
    }
}
