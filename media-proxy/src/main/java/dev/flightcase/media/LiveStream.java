package dev.flightcase.media;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.EncoderSession;
import dev.flightcase.media.ingest.InitSection;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.ingest.Uploads;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream and its life: takes the encoder's objects, publishes them under numbers and names of its own, and shows the result. Guarded by
 * its own lock; {@link #shown} is read without.
 */
final class LiveStream implements PublishingPoint {
    static final String MEDIA_PLAYLIST = "media.m3u8";
    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    /** Objects that no playlist has named yet. An encoder has one or two, and some more where tracks are apart. */
    private static final int UPLOADS_MAX = 32;

    private final String name;
    private final String token;
    private final MediaConfig config;
    private final MediaTime time;
    private final SegmentStore store;
    private final Uploads uploads = new Uploads(UPLOADS_MAX);
    private final EncoderSession session = new EncoderSession(uploads);
    private final Timeline timeline;
    private final Bandwidth bandwidth = new Bandwidth();
    private final StreamCounts counts = new StreamCounts();
    private final Viewers viewers;
    private final long firstSequence;
    private @Nullable StreamFormat format;
    private @Nullable EncoderPlaylist playlist;
    private String playlistPath = "";
    private Duration longest = Duration.ZERO;
    private int targetDuration;
    private long formats;
    private volatile long publishedNanos;
    private boolean published;
    private boolean interrupted;
    private boolean formatMissed;
    private volatile @Nullable Shown shown;

    /**
     * @param token makes names unique over restarts of the process
     */
    LiveStream(String name, String token, MediaConfig config, MediaTime time, SegmentStore store, long firstSequence) {
        this.name = name;
        this.token = token;
        this.config = config;
        this.time = time;
        this.store = store;
        this.firstSequence = firstSequence;
        this.viewers = new Viewers(config.viewersMax());
        this.timeline = new Timeline(config.playlistSegments(), firstSequence);
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
    public void playlistMalformed() {
        counts.malformed();
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
        boolean newFormat = false;
        if (next.mapPath().isPresent()) {
            newFormat = takeFormat(next.mapPath().get());
            if (format == null || !format.path().equals(next.mapPath().get())) {
                return false;
            }
        } else {
            newFormat = format != null;
            format = null;
        }
        Upload upload = uploads.take(next.path()).orElseThrow();
        session.settle(next, upload.fingerprint());
        if (targetDuration == 0) {
            targetDuration = (int) Math.max(config.targetDuration().toSeconds(), from.targetDurationSeconds());
        }
        boolean first = timeline.nextSequence() == firstSequence;
        // Numbers that go on from before the process are a continuation with a gap; number 0 is a beginning.
        boolean discontinuity = first ? firstSequence > 0 : next.discontinuity() || newFormat || interrupted;
        interrupted = false;
        append(next.entry(), upload, discontinuity);
        return true;
    }

    private void append(EncoderPlaylist.Entry entry, Upload upload, boolean discontinuity) {
        SharedBytes bytes = upload.bytes();
        StreamFormat current = format == null ? null : format.measured(bytes, entry.duration());
        format = current;
        long sequence = timeline.nextSequence();
        String object = sequence + "-" + token + (current == null ? ".ts" : ".m4s");
        Timeline.Segment segment = new Timeline.Segment(
                sequence,
                object,
                entry.duration(),
                discontinuity,
                entry.programDateTime() != null
                        ? entry.programDateTime()
                        : timeline.programDateTime(
                                discontinuity, entry.duration(), time.wall().instant()),
                current == null ? null : current.name(),
                bytes.length());
        if (Math.round(entry.duration().toNanos() / 1e9) > targetDuration) {
            counts.tooLong();
        }
        bandwidth.add(bytes.length(), entry.duration());
        counts.in(bytes.length());
        // The bytes first, the playlist after: what is named can be had (draft §6.2.1).
        store.put(key(object), bytes);
        retire(timeline.append(segment, targetDuration));
    }

    /** Takes a new initialization section over; false when there is none, or none that is new. */
    private boolean takeFormat(String path) {
        Optional<Upload> upload = uploads.peek(path);
        if (upload.isEmpty()) {
            return false;
        }
        if (format != null && format.isSame(path, upload.get().fingerprint())) {
            uploads.remove(path);
            return false;
        }
        SharedBytes bytes = uploads.take(path).orElseThrow().bytes();
        boolean another = format != null;
        StreamFormat before = format;
        int readable = (int) Math.min(bytes.length(), 64 * 1024);
        format = new StreamFormat(
                path,
                "init-" + formats++ + "-" + token + ".mp4",
                upload.get().fingerprint(),
                InitSection.formats(bytes.copy(0, readable)),
                0);
        store.put(key(format.name()), bytes);
        if (before != null) {
            retireFormats(List.of(before.name()));
        }
        return another;
    }

    private void retire(List<Timeline.Segment> removed) {
        longest = longest.compareTo(timeline.length()) > 0 ? longest : timeline.length();
        for (Timeline.Segment segment : removed) {
            // draft §6.2.2: its own duration and that of the longest playlist that had it
            store.retire(key(segment.name()), segment.duration().plus(longest));
        }
        retireFormats(removed.stream()
                .flatMap(segment -> Optional.ofNullable(segment.map()).stream())
                .distinct()
                .toList());
    }

    /** Initialization sections go after the last segment that needs them. */
    private void retireFormats(List<String> maps) {
        for (String map : maps) {
            boolean used = (format != null && format.name().equals(map))
                    || timeline.window().stream().anyMatch(segment -> map.equals(segment.map()));
            if (!used) {
                store.retire(key(map), longest.plusSeconds(targetDuration));
            }
        }
    }

    private void show(EncoderPlaylist from) {
        if (shown == null) {
            log.atInfo().addKeyValue("stream", name).log("stream is live");
        }
        publishedNanos = time.now();
        published = true;
        String media =
                timeline.playlist(targetDuration, from.independentSegments()).render();
        String multivariant = new MultivariantPlaylist(
                        MEDIA_PLAYLIST,
                        from.independentSegments(),
                        bandwidth.peak(),
                        bandwidth.average(),
                        format == null ? List.of() : format.codecs(),
                        format == null ? null : format.picture())
                .render();
        shown = Shown.of(
                multivariant,
                media,
                timeline.nextSequence() + "-" + token,
                time.wall().instant(),
                targetDuration);
        counts.session(session.lost(), session.restarts());
    }

    /** Ends what has been silent for too long; the next segment begins again with a discontinuity. */
    synchronized void sweep() {
        if (shown != null && state() == StreamState.IDLE) {
            log.atInfo().addKeyValue("stream", name).log("stream is over");
            end();
        }
    }

    /** The initialization section stays: an encoder that was cut off for a while goes on without sending it again. */
    private void end() {
        shown = null;
        interrupted = true;
        uploads.clear();
        String current = format == null ? "" : format.name();
        for (Timeline.Segment segment : timeline.clear()) {
            store.drop(key(segment.name()));
            if (segment.map() != null && !segment.map().equals(current)) {
                store.drop(key(segment.map()));
            }
        }
    }

    /** Gives everything back. */
    synchronized void clear() {
        end();
        if (format != null) {
            store.drop(key(format.name()));
            format = null;
        }
    }

    synchronized StreamState state() {
        if (shown == null || isOver()) {
            return StreamState.IDLE;
        }
        return time.now() - publishedNanos > playerMemory().toNanos() ? StreamState.STALLED : StreamState.LIVE;
    }

    /** Three target durations: what players buffer at least (draft §4.4.3.8). */
    private Duration playerMemory() {
        return Duration.ofSeconds(
                3L * Math.max(targetDuration, config.targetDuration().toSeconds()));
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
