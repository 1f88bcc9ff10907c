package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.ingest.PlaylistRefusals;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.ingest.StreamGate;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.packager.ListedRendition;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.packager.Packaging;
import dev.flightcase.media.packager.Upper;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.slate.SlateSource;
import dev.flightcase.media.store.SegmentStore;
import java.time.Duration;
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
    private final MediaTime time;
    private final SegmentStore store;
    private final Continuity continuity;
    private final TrackFeeds tracks;
    private final WholeSegments whole;
    private final LiveEdges edges;
    private final StreamCounts counts = new StreamCounts();
    private final StreamGate gate = new StreamGate();
    private final Viewers viewers;
    private final StreamWatch watch;
    private final Pulse pulse = new Pulse();
    private final PlaylistTrouble trouble;
    private final StreamStall stall;
    private final StreamShow shown;

    /** It has no slate. */
    LiveStream(String name, String token, MediaConfig config, MediaTime time, SegmentStore store, StreamMemory memory) {
        this(name, token, config, time, store, memory, SlateSource.NONE);
    }

    /**
     * @param token makes names unique over restarts of the process
     */
    LiveStream(
            String name,
            String token,
            MediaConfig config,
            MediaTime time,
            SegmentStore store,
            StreamMemory memory,
            SlateSource slates) {
        this.name = name;
        this.time = time;
        this.store = store;
        this.trouble = new PlaylistTrouble(name, counts);
        this.stall = new StreamStall(name, config.stall(), slates, store, time);
        this.viewers = new Viewers(config.viewersMax());
        this.edges = new LiveEdges(config.waitersMax(), token, time.ticks());
        this.watch = new StreamWatch(name, edges, object -> store.get(key(object)), time.ticks());
        this.continuity = new Continuity(name, memory, time.ticks());
        Packaging packaging = new Packaging(
                name + "/", token, store, time, config.cuts(), config.playlistSegments(), continuity.firstSequence());
        this.tracks = new TrackFeeds(name, packaging, counts, continuity);
        this.whole = new WholeSegments(packaging, counts);
        this.shown = new StreamShow(tracks, whole, edges, packaging);
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

    /** Whether encoders are let in. */
    StreamGate gate() {
        return gate;
    }

    @Override
    public Optional<Response> refusal() {
        return gate.refusal();
    }

    /** As much of it as this level has. Where no slate can be made, that is nothing. */
    synchronized void show(ShowLevel level, Upper upper, String reason) {
        gate.set(level.isAtLeast(ShowLevel.SLATE), reason);
        boolean still = level == ShowLevel.SLATE && pulse.isLive() && stall.mayShow(tracks.packager());
        slate(still);
        if (gate.isClosed() && !still) {
            end();
        }
        tracks.packager().show(upper);
        show();
        if (pulse.isLive()) {
            shown.list();
        }
    }

    /** A slate until further notice, whatever the encoder sends; or that again, from its next key frame on. */
    synchronized void slate(boolean on) {
        if (stall.isForced() && !on && pulse.isLive()) {
            // the encoder has its time to come back
            shown();
        }
        stall.force(on && pulse.isLive());
    }

    synchronized List<ListedRendition> renditions() {
        return whole.rendition().isEmpty() ? tracks.packager().renditions() : whole.listed();
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
        if (stall.isForced() && pulse.isLive()) {
            shown();
        }
    }

    /**
     * @param last its source said that nothing more will come
     * @param torn it broke off in the middle
     */
    synchronized void ended(CmafFeed feed, boolean last, boolean torn) {
        // what is shown instead goes on
        tracks.end(feed, last && !stall.isForced());
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
        whole.aborted(path, refused, probe);
    }

    @Override
    public synchronized Optional<Response> playlist(String path, EncoderPlaylist uploaded) {
        trouble.over();
        if (uploaded.entries().stream().anyMatch(entry -> entry.map() != null)) {
            tracks.promise(uploaded.targetDurationSeconds());
            return tracks.isExpected(path) ? Optional.empty() : Optional.of(PlaylistRefusals.formatMissing());
        }
        if (whole.isPlaylistOther(path) && state() == StreamState.LIVE) {
            return Optional.of(PlaylistRefusals.second());
        }
        if (whole.playlist(path, uploaded)) {
            showWhole();
        }
        return Optional.empty();
    }

    @Override
    public synchronized void playlistMalformed(String reason) {
        trouble.happened(reason);
    }

    @Override
    public synchronized void delete(String path) {
        whole.delete(path);
    }

    private void show() {
        if (shown.tracks()) {
            shown();
        }
    }

    private void showWhole() {
        if (shown.whole()) {
            shown();
        }
    }

    private void shown() {
        if (pulse.beat(time.now())) {
            log.atInfo().addKeyValue("stream", name).log("stream is live");
        }
    }

    /** Ends what has been silent for too long, sends away who has waited too long, and shows what stands for media that does not come. */
    synchronized void sweep() {
        edges.expire(time.now());
        if (pulse.isLive() && state() == StreamState.IDLE) {
            log.atInfo().addKeyValue("stream", name).log("stream is over");
            end();
        } else if (pulse.isLive()) {
            reserve();
            stall.sweep(tracks.packager(), pulse.silentNanos(time.now()));
            shown.tracks();
        }
    }

    private void end() {
        pulse.end();
        stall.clear();
        edges.unpublish();
        tracks.clear();
        whole.end();
    }

    /** Gives everything back. */
    synchronized void clear() {
        end();
        tracks.close();
        stall.close();
    }

    synchronized StreamState state() {
        return pulse.state(time.now(), playerMemory(), stall.patience());
    }

    /** Three target durations: what players buffer at least (draft §4.4.3.8). */
    private Duration playerMemory() {
        return Duration.ofSeconds(3L * shown.target());
    }

    synchronized StreamStatus status() {
        return counts.status(
                name, state(), viewers.count(playerMemory(), time.now()), pulse.age(time.now()), edges, watch.status());
    }

    String key(String object) {
        return name + "/" + object;
    }
}
