package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Media Playlist of a stream, seen by its viewers: puts parts and segments where they are found, numbers and dates them, and says what
 * there is. Not thread-safe: belongs to a {@link Rendition}.
 */
final class RenditionSegments implements PartCutter.Sink {
    private final Packaging packaging;
    private final RenditionObjects objects;
    private final RenditionDates dates;
    private final StreamClock clock;
    private final TargetDuration target;
    private final PackagerCounts counts;
    private final Bandwidth bandwidth = new Bandwidth();
    private boolean leads;
    private @Nullable Timeline timeline;
    private @Nullable MediaFormat format;
    private FrameRate rate = new FrameRate(1);
    private @Nullable OpenSegment open;
    private long newest;
    private long end;
    private boolean interrupted;
    private boolean changed;
    /** Numbers go on from here when a timeline begins. */
    private StreamClock.Numbers floor;

    RenditionSegments(
            String name,
            boolean leads,
            Packaging packaging,
            StreamClock clock,
            TargetDuration target,
            PackagerCounts counts) {
        this.leads = leads;
        this.packaging = packaging;
        this.objects = new RenditionObjects(name, packaging);
        this.dates = new RenditionDates(clock);
        this.clock = clock;
        this.target = target;
        this.counts = counts;
        this.floor = new StreamClock.Numbers(packaging.firstSequence(), packaging.firstSequence());
    }

    boolean leads() {
        return leads;
    }

    void lead() {
        leads = true;
    }

    /** Another one leads from now on. */
    void follow() {
        leads = false;
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    Optional<MediaFormat> format() {
        return Optional.ofNullable(format);
    }

    boolean isShown() {
        return timeline != null && !timeline.isEmpty() && target.seconds() != 0;
    }

    /** What there is to show; empty before the first segment is complete, since before it nobody knows the target duration. */
    Optional<MediaPlaylist> playlist() {
        if (timeline == null || !isShown()) {
            return Optional.empty();
        }
        Terms terms = new Terms(target.seconds(), packaging.cuts().partTarget(), true);
        return Optional.of(timeline.playlist(terms, objects.nextPart()));
    }

    /** Whether anything was added since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    long nextSequence() {
        return timeline == null ? floor.sequence() : timeline.nextSequence();
    }

    /** Media time of the newest sample that is here. */
    long newestNanos() {
        return newest;
    }

    void arrived(long endNanos) {
        newest = endNanos;
    }

    /** Parts from now on need this initialization section. */
    void begin(Bytes section, List<Track> tracks) {
        format = objects.format(section, tracks);
        rate = new FrameRate(requireLead().timescale());
    }

    /** What comes next does not join on. */
    void interrupt() {
        interrupted = true;
    }

    /** Nor does its media time mean anything beside that of before. */
    void beginTimeAnew() {
        dates.forget();
        if (leads) {
            clock.restart();
        }
    }

    @Override
    public boolean mayPublish(long endNanos) {
        return leads || requireLead().isVideo() || clock.hasLed(endNanos);
    }

    @Override
    public PartCutter.Beginning mayBegin(long nanos) {
        return leads || !requireLead().isVideo() ? PartCutter.Beginning.HERE : clock.beginning(nanos);
    }

    @Override
    public void beginSegment(long decodeTime) {
        long begin = Ticks.toNanos(decodeTime, requireLead().timescale());
        complete(interrupted ? end : begin);
        Instant date = dates.at(begin, newest, leads, timeline == null ? Optional.empty() : timeline.end());
        Timeline segments = timeline(date);
        segments.beginAnew().ifPresent(objects::retire);
        // Numbers that go on from before the process are a continuation with a gap; number 0 is a beginning.
        boolean first = segments.nextSequence() == packaging.firstSequence();
        boolean discontinuity = first ? packaging.firstSequence() > 0 : interrupted;
        interrupted = false;
        segments.open(new Start(discontinuity, date, requireFormat().name()));
        open = new OpenSegment(packaging.store(), begin);
        if (leads) {
            clock.began(new StreamClock.Boundary(segments.nextSequence(), segments.discontinuities(), begin, date));
        }
    }

    private Timeline timeline(Instant date) {
        if (timeline == null) {
            StreamClock.Numbers from = leads ? floor : floor.orLater(clock.numbersAt(date));
            timeline = new Timeline(packaging.segmentsMax(), from.sequence(), from.discontinuities());
        }
        return timeline;
    }

    @Override
    public void part(CutPart part) {
        OpenSegment segment = open;
        Timeline segments = timeline;
        if (segment == null || segments == null) {
            throw new IllegalStateException("a part outside a segment");
        }
        String uri = objects.nextPart();
        if (segment.add(objects.key(uri), objects.countFragment(), part)) {
            objects.countPart();
            segments.add(new Part(uri, Duration.ofNanos(part.durationNanos()), part.independent(), false));
            changed = true;
            counts.partOut();
        } else {
            counts.refused();
        }
        List<PendingSample> leading = part.tracks().getFirst().samples();
        leading.forEach(pending -> rate.add(pending.sample().duration()));
        end = Ticks.toNanos(leading.getLast().endTime(), requireLead().timescale());
        if (leads) {
            clock.led(end);
        }
        part.release();
    }

    /** Completes the segment that is under way, if there is one. */
    void complete() {
        complete(end);
    }

    private void complete(long endNanos) {
        OpenSegment segment = open;
        Timeline segments = timeline;
        open = null;
        if (segment == null || segments == null) {
            return;
        }
        if (segment.length() == 0) {
            segment.discard();
            segments.cancel();
            return;
        }
        Duration duration = segment.durationUntil(endNanos);
        target.settle(duration);
        if (target.isExceededBy(duration)) {
            counts.segmentTooLong();
        }
        format = requireFormat().measured(rate.perSecond());
        bandwidth.add(segment.length(), duration);
        counts.segmentOut(segment.length());
        String uri = objects.segment(segments.nextSequence());
        objects.put(uri, segment);
        objects.retire(segments.close(uri, duration, false, target.seconds()));
        objects.remember(segments.length());
        changed = true;
    }

    /** Nothing will be added to what is there; what comes all the same begins anew. */
    void endList() {
        interrupted = true;
        dates.forget();
        if (timeline != null) {
            timeline.endList();
            changed = true;
        }
    }

    /** Nothing to show for now; what comes next begins anew. */
    void clear() {
        if (open != null) {
            open.discard();
            open = null;
        }
        if (timeline != null) {
            objects.drop(timeline.clear());
        }
        interrupted = true;
        dates.forget();
        changed = true;
    }

    /**
     * Left out while the others go on: what was named can still be downloaded for its time. What comes later joins the others where they are
     * then, with numbers that do not fall.
     */
    void leave() {
        if (open != null) {
            open.discard();
            open = null;
        }
        if (timeline != null) {
            objects.retire(timeline.clear());
            floor = new StreamClock.Numbers(timeline.nextSequence(), timeline.discontinuities());
            timeline = null;
            changed = true;
        }
        interrupted = true;
        dates.forget();
    }

    void dropFormat() {
        objects.dropFormat();
    }

    Track requireLead() {
        return PartCutter.lead(requireFormat().tracks());
    }

    private MediaFormat requireFormat() {
        if (format == null) {
            throw new IllegalStateException("a segment before its initialization section");
        }
        return format;
    }
}
