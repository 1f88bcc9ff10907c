package dev.flightcase.media;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.media.ingest.EncoderSession;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.ingest.Uploads;
import dev.flightcase.media.playlist.EncoderPlaylist;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream and its life: takes the encoder's objects, gives them to its {@link Publication} in the right order, and shows the result.
 * Guarded by its own lock; {@link #shown} is read without.
 */
final class LiveStream implements PublishingPoint {
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    /** Objects that no playlist has named yet. An encoder has one or two, and some more where tracks are apart. */
    private static final int UPLOADS_MAX = 32;

    private final String name;
    private final MediaConfig config;
    private final MediaTime time;
    private final SegmentStore store;
    private final Uploads uploads = new Uploads(UPLOADS_MAX);
    private final EncoderSession session = new EncoderSession(uploads);
    private final Continuity continuity;
    private final Publication publication;
    private final InitSections initSections;
    private final StreamCounts counts = new StreamCounts();
    private final Viewers viewers;
    private @Nullable EncoderPlaylist playlist;
    private String playlistPath = "";
    private volatile long publishedNanos;
    private boolean published;
    private boolean formatMissed;
    private boolean malformed;
    private volatile @Nullable Shown shown;

    /**
     * @param token makes names unique over restarts of the process
     */
    LiveStream(String name, String token, MediaConfig config, MediaTime time, SegmentStore store, StreamMemory memory) {
        this.name = name;
        this.config = config;
        this.time = time;
        this.store = store;
        this.viewers = new Viewers(config.viewersMax());
        this.continuity = new Continuity(name, memory, time.ticks());
        this.publication =
                new Publication(name + "/", token, time, store, config.playlistSegments(), continuity.firstSequence());
        this.initSections = new InitSections(name, uploads, store, publication, continuity);
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

    /** The playlists, unless there is nothing to show. */
    Optional<Shown> shown() {
        return isOver() ? Optional.empty() : Optional.ofNullable(shown);
    }

    private boolean isOver() {
        return time.now() - publishedNanos > config.idleAfter().toNanos();
    }

    @Override
    public synchronized ObjectWriter begin(String path) {
        uploads.begin(path);
        continuity.reserve(publication.nextSequence());
        return new SegmentUpload(this, path, store);
    }

    synchronized void uploaded(String path, Upload upload) {
        uploads.end(path);
        uploads.add(path, upload);
        publishAll(false);
    }

    /**
     * @param refused for want of memory
     * @param probe it was empty: nothing was lost
     */
    synchronized void abandoned(String path, boolean refused, boolean probe) {
        uploads.end(path);
        if (refused) {
            counts.refused();
        } else if (!probe) {
            counts.aborted();
        }
    }

    @Override
    public synchronized Optional<Response> playlist(String path, EncoderPlaylist uploaded) {
        if (playlist != null && !path.equals(playlistPath) && state() == StreamState.LIVE) {
            return Optional.of(Problem.of(
                            409,
                            "second-rendition",
                            "A stream has one media playlist",
                            "Another playlist of this stream is being pushed; stop that one first.")
                    .toResponse());
        }
        malformed = false;
        playlistPath = path;
        playlist = uploaded;
        return publishAll(true) ? Optional.empty() : Optional.of(formatMissing());
    }

    /** DASH-IF Live Media Ingest: 412 makes a source send its initialization again. Those that do not must be restarted. */
    private Response formatMissing() {
        if (!formatMissed) {
            formatMissed = true;
            log.atWarn().addKeyValue("stream", name).log("initialization section is missing, restart the encoder");
        }
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
        uploads.remove(path);
    }

    /** False: segments wait for an initialization section that is not on its way. */
    private boolean publishAll(boolean justUploaded) {
        if (playlist == null) {
            return true;
        }
        boolean changed = false;
        Optional<EncoderSession.Next> next = session.next(playlistPath, playlist, justUploaded);
        while (next.isPresent() && publish(next.get(), playlist)) {
            changed = true;
            next = session.next(playlistPath, playlist, justUploaded);
        }
        if (changed) {
            formatMissed = false;
            show(playlist);
        }
        return next.flatMap(EncoderSession.Next::mapPath)
                .map(uploads::isUploading)
                .orElse(true);
    }

    /** False: it must wait, its initialization section is not here. */
    private boolean publish(EncoderSession.Next next, EncoderPlaylist from) {
        if (!initSections.prepare(next)) {
            return false;
        }
        Upload upload = uploads.take(next.path()).orElseThrow();
        session.settle(next, upload.fingerprint());
        int target = (int) Math.max(config.targetDuration().toSeconds(), from.targetDurationSeconds());
        counts.in(upload.bytes().length());
        if (!publication.append(next.entry(), upload.bytes(), next.discontinuity(), target)) {
            counts.tooLong();
        }
        continuity.published(next.sequence());
        return true;
    }

    private void show(EncoderPlaylist from) {
        if (shown == null) {
            log.atInfo().addKeyValue("stream", name).log("stream is live");
        }
        publishedNanos = time.now();
        published = true;
        shown = publication.render(from.independentSegments());
        counts.session(session.lost(), session.restarts());
    }

    /** Ends what has been silent for too long; the next segment begins again with a discontinuity. */
    synchronized void sweep() {
        if (shown != null && state() == StreamState.IDLE) {
            log.atInfo().addKeyValue("stream", name).log("stream is over");
            end();
        }
    }

    private void end() {
        shown = null;
        uploads.clear();
        publication.end();
    }

    /** Gives everything back. */
    synchronized void clear() {
        end();
        publication.clear();
    }

    synchronized StreamState state() {
        if (shown == null || isOver()) {
            return StreamState.IDLE;
        }
        return time.now() - publishedNanos > playerMemory().toNanos() ? StreamState.STALLED : StreamState.LIVE;
    }

    /** Three target durations: what players buffer at least (draft §4.4.3.8). */
    private Duration playerMemory() {
        return Duration.ofSeconds(3L
                * Math.max(publication.targetDuration(), config.targetDuration().toSeconds()));
    }

    synchronized StreamStatus status() {
        return counts.status(
                name,
                state(),
                viewers.count(playerMemory(), time.now()),
                !published ? null : Duration.ofNanos(time.now() - publishedNanos));
    }

    String key(String object) {
        return name + "/" + object;
    }
}
