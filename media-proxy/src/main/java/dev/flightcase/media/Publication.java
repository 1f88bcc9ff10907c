package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.InitSection;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stream as viewers know it: its timeline, its names, its format, and which objects they can download. Knows nothing of the encoder's
 * names and numbers. Not thread-safe: belongs to a {@link LiveStream}.
 */
final class Publication {
    static final String MEDIA_PLAYLIST = "media.m3u8";
    /** Real initialization sections have one or two kilobytes. */
    private static final int INIT_BYTES_READ_MAX = 64 * 1024;

    private final String folder;
    private final String token;
    private final MediaTime time;
    private final SegmentStore store;
    private final Timeline timeline;
    private final long firstSequence;
    private final Bandwidth bandwidth = new Bandwidth();
    private @Nullable StreamFormat format;
    private Duration longest = Duration.ZERO;
    private int targetDuration;
    private long formats;
    private boolean interrupted;

    /**
     * @param folder under which the store has the objects of this stream
     * @param token makes names unique over restarts of the process
     */
    Publication(String folder, String token, MediaTime time, SegmentStore store, int segmentsMax, long firstSequence) {
        this.folder = folder;
        this.token = token;
        this.time = time;
        this.store = store;
        this.firstSequence = firstSequence;
        this.timeline = new Timeline(segmentsMax, firstSequence);
    }

    long nextSequence() {
        return timeline.nextSequence();
    }

    /** Seconds; 0 before the first segment, constant from then on. */
    int targetDuration() {
        return targetDuration;
    }

    Optional<StreamFormat> format() {
        return Optional.ofNullable(format);
    }

    /**
     * Segments from now on need this initialization section.
     *
     * @param section its reference passes to the store
     */
    void changeFormat(String path, Upload section) {
        SharedBytes bytes = section.bytes();
        StreamFormat before = format;
        format = new StreamFormat(
                path,
                "init-" + formats++ + "-" + token + ".mp4",
                section.fingerprint(),
                InitSection.formats(bytes.copy(0, (int) Math.min(bytes.length(), INIT_BYTES_READ_MAX))),
                0);
        store.put(folder + format.name(), bytes);
        if (before != null) {
            interrupted = true;
            retireFormats(List.of(before.name()));
        }
    }

    /** Segments from now on are MPEG-TS, which needs no initialization section. */
    void withoutFormat() {
        if (format != null) {
            String before = format.name();
            interrupted = true;
            format = null;
            retireFormats(List.of(before));
        }
    }

    /**
     * @param targetDurationSeconds for the first segment: what is promised to viewers for ever
     * @param bytes its reference passes to the store
     * @return whether the segment keeps that promise
     */
    boolean append(EncoderPlaylist.Entry entry, SharedBytes bytes, boolean jump, int targetDurationSeconds) {
        targetDuration = targetDuration == 0 ? targetDurationSeconds : targetDuration;
        format = format == null ? null : format.measured(bytes, entry.duration());
        long sequence = timeline.nextSequence();
        // Numbers that go on from before the process are a continuation with a gap; number 0 is a beginning.
        boolean discontinuity = sequence == firstSequence ? sequence > 0 : jump || interrupted;
        interrupted = false;
        Timeline.Segment segment = new Timeline.Segment(
                sequence,
                sequence + "-" + token + (format == null ? ".ts" : ".m4s"),
                entry.duration(),
                discontinuity,
                entry.programDateTime() != null
                        ? entry.programDateTime()
                        : timeline.programDateTime(
                                discontinuity, entry.duration(), time.wall().instant()),
                format == null ? null : format.name(),
                bytes.length());
        bandwidth.add(bytes.length(), entry.duration());
        // The bytes first, the playlist after: what is named can be had (draft §6.2.1).
        store.put(folder + segment.name(), bytes);
        retire(timeline.append(segment, targetDuration));
        return Math.round(entry.duration().toNanos() / 1e9) <= targetDuration;
    }

    private void retire(List<Timeline.Segment> removed) {
        longest = longest.compareTo(timeline.length()) > 0 ? longest : timeline.length();
        for (Timeline.Segment segment : removed) {
            // draft §6.2.2: its own duration and that of the longest playlist that had it
            store.retire(folder + segment.name(), segment.duration().plus(longest));
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
                store.retire(folder + map, longest.plusSeconds(targetDuration));
            }
        }
    }

    Shown render(boolean independentSegments) {
        String media = timeline.playlist(targetDuration, independentSegments).render();
        String multivariant = new MultivariantPlaylist(
                        MEDIA_PLAYLIST,
                        independentSegments,
                        bandwidth.peak(),
                        bandwidth.average(),
                        format == null ? List.of() : format.codecs(),
                        format == null ? null : format.picture())
                .render();
        String version = timeline.nextSequence() + "-" + token;
        return Shown.of(multivariant, media, version, time.wall().instant(), targetDuration);
    }

    /**
     * Nothing to show for now; what comes next has a discontinuity. The initialization section stays: an encoder that was cut off for a
     * while goes on without sending it again.
     */
    void end() {
        interrupted = true;
        String current = format == null ? "" : format.name();
        for (Timeline.Segment segment : timeline.clear()) {
            store.drop(folder + segment.name());
            if (segment.map() != null && !segment.map().equals(current)) {
                store.drop(folder + segment.map());
            }
        }
    }

    /** Gives everything back. */
    void clear() {
        end();
        if (format != null) {
            store.drop(folder + format.name());
            format = null;
        }
    }
}
