package dev.flightcase.media.packager;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist.Variant;
import dev.flightcase.media.store.SegmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One Media Playlist of segments as their encoder made them, without parts. Not thread-safe. */
public final class WholeRendition {
    /** Not that of any rendition with parts, so that each playlist has numbers of its own. */
    public static final String NAME = "ts";

    private final Packaging packaging;
    private final SegmentStore store;
    private final Timeline timeline;
    private final TargetDuration target;
    private final Bandwidth bandwidth = new Bandwidth();
    private Duration longest = Duration.ZERO;
    private boolean interrupted;

    public WholeRendition(Packaging packaging) {
        this.packaging = packaging;
        this.store = packaging.store();
        this.timeline = new Timeline(packaging.segmentsMax(), packaging.firstSequence(), packaging.firstSequence());
        this.target = new TargetDuration(packaging.cuts().segmentTarget());
    }

    public long nextSequence() {
        return timeline.nextSequence();
    }

    /** Seconds; 0 before the first segment. */
    public int targetDuration() {
        return target.seconds();
    }

    /**
     * @param bytes its reference passes to the store
     * @param promisedSeconds target duration of the encoder's playlist: with the first segment promised to viewers for ever
     * @return whether the segment keeps that promise
     */
    public boolean append(EncoderPlaylist.Entry entry, SharedBytes bytes, boolean jump, int promisedSeconds) {
        target.settle(promisedSeconds);
        long sequence = timeline.nextSequence();
        // Numbers that go on from before the process are a continuation with a gap; number 0 is a beginning.
        boolean discontinuity = sequence == packaging.firstSequence() ? sequence > 0 : jump || interrupted;
        interrupted = false;
        String uri = sequence + "-" + packaging.token() + ".ts";
        bandwidth.add(bytes.length(), entry.duration());
        // The bytes first, the playlist after: what is named can be had (draft §6.2.1).
        store.put(packaging.folder() + uri, bytes);
        Instant date = entry.programDateTime() == null
                ? programDateTime(discontinuity, entry.duration())
                : entry.programDateTime();
        timeline.open("", new Start(discontinuity, date, null));
        retire(timeline.close(uri, entry.duration(), false, target.seconds()));
        return !target.isExceededBy(entry.duration());
    }

    /**
     * Where the last one ended, so that the mapping of media time to wall-clock time never moves within a continuous run; anew by the clock,
     * but never backwards, where there is no such run.
     */
    private Instant programDateTime(boolean discontinuity, Duration duration) {
        Instant byClock = packaging.time().wall().instant().minus(duration);
        return timeline.end()
                .filter(end -> !discontinuity || !byClock.isAfter(end))
                .orElse(byClock);
    }

    private void retire(List<Segment> removed) {
        longest = longest.compareTo(timeline.length()) > 0 ? longest : timeline.length();
        for (Segment segment : removed) {
            // draft §6.2.2: its own duration and that of the longest playlist that had it
            store.retire(packaging.folder() + segment.uri(), segment.duration().plus(longest));
        }
    }

    /** Empty when there is nothing to show. */
    public Optional<MediaPlaylist> playlist(boolean independentSegments) {
        return timeline.isEmpty()
                ? Optional.empty()
                : Optional.of(timeline.playlist(new Terms(target.seconds(), null, independentSegments), null));
    }

    public Variant variant() {
        return new Variant(NAME + ".m3u8", bandwidth.peak(), bandwidth.average(), List.of(), null);
    }

    public List<ListedRendition> listed() {
        return List.of(new ListedRendition(NAME, variant(), true));
    }

    /** With this rendition alone. */
    public MultivariantPlaylist multivariant(MediaPlaylist playlist) {
        return new MultivariantPlaylist(playlist.terms().independentSegments(), List.of(variant()), List.of());
    }

    public boolean isEmpty() {
        return timeline.isEmpty();
    }

    /** Nothing to show for now; what comes next has a discontinuity. */
    public void clear() {
        interrupted = true;
        for (Segment segment : timeline.clear()) {
            store.drop(packaging.folder() + segment.uri());
        }
    }
}
