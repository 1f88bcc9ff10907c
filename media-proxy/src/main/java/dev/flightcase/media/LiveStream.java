package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.Packaging;
import dev.flightcase.media.packager.WholeRendition;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import dev.flightcase.media.store.SegmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream and its life: takes the encoder's bodies, gives them to its {@link TrackFeeds} or, where they have no boxes, to its
 * {@link WholeSegments}, and shows what came of it. Guarded by its own lock; what is shown is read without.
 */
final class LiveStream implements PublishingPoint {
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    private final String name;
    private final MediaConfig config;
    private final MediaTime time;
    private final SegmentStore store;
    private final Continuity continuity;
    private final TrackFeeds tracks;
    private final WholeSegments whole;
    private final LiveEdges edges;
    private final StreamCounts counts = new StreamCounts();
    private final Viewers viewers;
    private final StreamWatch watch;
    private volatile long publishedNanos;
    private volatile boolean live;
    private boolean published;
    private boolean malformed;

    /**
     * @param token makes names unique over restarts of the process
     */
    LiveStream(String name, String token, MediaConfig config, MediaTime time, SegmentStore store, StreamMemory memory) {
        this.name = name;
        this.config = config;
        this.time = time;
        this.store = store;
        this.viewers = new Viewers(config.viewersMax());
        this.edges = new LiveEdges(config.waitersMax(), token, time.ticks());
        this.watch = new StreamWatch(name, edges, object -> store.get(key(object)), time.ticks());
        this.continuity = new Continuity(name, memory, time.ticks());
        Packaging packaging = new Packaging(
                name + "/", token, store, time, config.cuts(), config.playlistSegments(), continuity.firstSequence());
        this.tracks = new TrackFeeds(name, packaging, counts, continuity);
        this.whole = new WholeSegments(packaging, counts);
    }

    String name() {
        return name;
    }

    StreamCounts counts() {
        return counts;
    }

    Viewers viewers() {
        return viewers;
    }

    /** What viewers ask. */
    LiveEdges edges() {
        return edges;
    }

    /** What viewers get, beside the rules. */
    StreamWatch watch() {
        return watch;
    }

    @Override
    public Feed feed(String path) {
        return new CmafFeed(this, path, store);
    }

    synchronized void movie(CmafFeed feed, Bytes section, List<Track> movieTracks) throws MalformedMediaException {
        reserve();
        tracks.movie(feed, section, movieTracks);
        show();
    }

    synchronized void fragment(CmafFeed feed, Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
            throws MalformedMediaException {
        reserve();
        Fragment fragment = tracks.read(feed, box, position, dataPosition, data);
        tracks.add(feed, fragment);
        show();
    }

    /**
     * @param last its source said that nothing more will come
     * @param torn it broke off in the middle
     */
    synchronized void ended(CmafFeed feed, boolean last, boolean torn) {
        tracks.end(feed, last);
        if (torn && !feed.isTakenOver()) {
            counts.aborted();
        }
        show();
    }

    /** Before numbers are shown to anybody. */
    private void reserve() {
        continuity.reserve(Math.max(tracks.nextSequence(), whole.rendition().nextSequence()));
    }

    @Override
    public synchronized ObjectWriter begin(String path) {
        whole.begin(path);
        reserve();
        return new SegmentUpload(this, path, store);
    }

    synchronized void uploaded(String path, Upload upload) {
        if (whole.uploaded(path, upload)) {
            showWhole();
        }
    }

    /**
     * @param refused for want of memory
     * @param probe it was empty: nothing was lost
     */
    synchronized void abandoned(String path, boolean refused, boolean probe) {
        whole.aborted(path);
        if (refused) {
            counts.refused();
        } else if (!probe) {
            counts.aborted();
        }
    }

    @Override
    public synchronized Optional<Response> playlist(String path, EncoderPlaylist uploaded) {
        malformed = false;
        boolean fragmented = uploaded.entries().stream().anyMatch(entry -> entry.map() != null);
        if (fragmented) {
            tracks.promise(uploaded.targetDurationSeconds());
            return tracks.isExpected(path) ? Optional.empty() : Optional.of(formatMissing());
        }
        if (whole.isPlaylistOther(path) && state() == StreamState.LIVE) {
            return Optional.of(Problem.of(
                            409,
                            "second-rendition",
                            "A stream has one media playlist",
                            "Another playlist of this stream is being pushed; stop that one first.")
                    .toResponse());
        }
        if (whole.playlist(path, uploaded)) {
            showWhole();
        }
        return Optional.empty();
    }

    /** DASH-IF Live Media Ingest: 412 makes a source send its initialization again. Those that do not must be restarted. */
    private static Response formatMissing() {
        return Problem.of(
                        412,
                        "initialization-section-missing",
                        "The initialization section of this stream was never uploaded",
                        "Upload what EXT-X-MAP names again, or restart the encoder.")
                .toResponse();
    }

    @Override
    public synchronized void playlistMalformed(String reason) {
        counts.malformed();
        if (!malformed) {
            malformed = true;
            log.atWarn()
                    .addKeyValue("stream", name)
                    .addKeyValue("reason", reason)
                    .log("playlist cannot be read");
        }
    }

    @Override
    public synchronized void delete(String path) {
        whole.delete(path);
    }

    private void show() {
        Instant now = time.wall().instant();
        boolean changed = false;
        for (String rendition : tracks.packager().takeChanged()) {
            Optional<MediaPlaylist> playlist = tracks.packager().playlist(rendition);
            if (playlist.isPresent()) {
                edges.publish(rendition, playlist.get(), tracks.packager().reportsFor(rendition), now);
                changed = true;
            } else {
                edges.unpublish(rendition);
            }
        }
        if (changed) {
            if (!whole.rendition().isEmpty()) {
                whole.end();
                edges.unpublish(WholeRendition.NAME);
            }
            tracks.packager().multivariant().ifPresent(multivariant -> edges.publish(multivariant, now, target()));
            shown();
        }
    }

    /** The encoder's last word is what is shown: fragmented media, or MPEG-TS. */
    private void showWhole() {
        Instant now = time.wall().instant();
        Optional<MediaPlaylist> playlist = whole.shown();
        if (playlist.isEmpty()) {
            return;
        }
        if (tracks.packager().multivariant().isPresent()) {
            tracks.clear();
            show();
        }
        edges.publish(WholeRendition.NAME, playlist.get(), List.of(), now);
        boolean independent = playlist.get().terms().independentSegments();
        edges.publish(
                new MultivariantPlaylist(independent, List.of(whole.rendition().variant()), List.of()), now, target());
        shown();
    }

    private void shown() {
        if (!live) {
            log.atInfo().addKeyValue("stream", name).log("stream is live");
        }
        publishedNanos = time.now();
        published = true;
        live = true;
    }

    /** Ends what has been silent for too long, and sends away who has waited too long. */
    synchronized void sweep() {
        edges.expire(time.now());
        if (live && state() == StreamState.IDLE) {
            log.atInfo().addKeyValue("stream", name).log("stream is over");
            end();
        }
    }

    private void end() {
        live = false;
        edges.unpublish();
        tracks.clear();
        whole.end();
    }

    /** Gives everything back. */
    synchronized void clear() {
        end();
        tracks.close();
    }

    synchronized StreamState state() {
        if (!live || time.now() - publishedNanos > config.idleAfter().toNanos()) {
            return StreamState.IDLE;
        }
        return time.now() - publishedNanos > playerMemory().toNanos() ? StreamState.STALLED : StreamState.LIVE;
    }

    private int target() {
        int seconds =
                Math.max(tracks.packager().targetDuration(), whole.rendition().targetDuration());
        return Math.max(seconds, (int) config.cuts().segmentTarget().toSeconds());
    }

    /** Three target durations: what players buffer at least (draft §4.4.3.8). */
    private Duration playerMemory() {
        return Duration.ofSeconds(3L * target());
    }

    synchronized StreamStatus status() {
        return counts.status(
                name,
                state(),
                viewers.count(playerMemory(), time.now()),
                !published ? null : Duration.ofNanos(time.now() - publishedNanos),
                edges,
                watch.status());
    }

    String key(String object) {
        return name + "/" + object;
    }
}
