package dev.flightcase.media.packager;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
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
    private final FormatInUse format;
    private final RenditionGap gap;
    private final RenditionRole role;
    private @Nullable Timeline timeline;
    private @Nullable OpenSegment open;
    private long newest;
    private long end;
    private boolean interrupted;
    private boolean changed;
    private boolean wasShown;
    /** Numbers go on from here when a timeline begins. */
    private StreamClock.Numbers floor;

    RenditionSegments(String name, boolean leads, Shared shared) {
        this.packaging = shared.packaging();
        this.clock = shared.clock();
        this.target = shared.target();
        this.counts = shared.counts();
        this.role = new RenditionRole(leads, clock);
        this.objects = new RenditionObjects(name, packaging);
        this.format = new FormatInUse(objects);
        this.dates = new RenditionDates(clock);
        this.floor = new StreamClock.Numbers(packaging.firstSequence(), packaging.firstSequence());
        this.gap = new RenditionGap(packaging, objects, clock, target);
    }

    RenditionRole role() {
        return role;
    }

    void lead() {
        role.lead(end);
    }

    FormatInUse format() {
        return format;
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

    /** Whether anything was added since this was asked last; or it can be shown now, because another rendition has told the target duration. */
    boolean takeChanged() {
        boolean shown = isShown();
        boolean was = gap.takeChanged() || changed || shown != wasShown;
        changed = false;
        wasShown = shown;
        return was;
    }

    long nextSequence() {
        return timeline == null ? floor.sequence() : timeline.nextSequence();
    }

    void arrived(long endNanos) {
        newest = endNanos;
        gap.arrived();
    }

    /** What comes next does not join on. */
    void interrupt() {
        interrupted = true;
    }

    /** Nor does its media time mean anything beside that of before. */
    void beginTimeAnew() {
        dates.forget();
        if (role.leads()) {
            clock.restart();
        }
    }

    @Override
    public boolean mayPublish(long endNanos) {
        return role.mayPublish(endNanos, format.lead().isVideo());
    }

    @Override
    public PartCutter.Beginning mayBegin(long nanos) {
        return role.mayBegin(nanos, format.lead().isVideo(), timeline);
    }

    @Override
    public void beginSegment(long decodeTime) {
        long begin = Ticks.toNanos(decodeTime, format.lead().timescale());
        complete(interrupted ? end : begin);
        if (role.leads() && clock.isStanding()) {
            timeline().ifPresent(shown -> gap.end(shown, Math.max(0, newest - begin)));
        }
        if (interrupted || timeline == null) {
            gap.expect();
        }
        Instant date = dates.at(begin, newest, role.leads(), timeline == null ? Optional.empty() : timeline.end());
        Optional<StreamClock.Boundary> joined = role.joined(timeline, date);
        if (timeline == null) {
            StreamClock.Numbers from = role.leads() ? floor : floor.orLater(clock.numbersAt(date));
            timeline = new Timeline(packaging.segmentsMax(), from.sequence(), from.discontinuities());
        }
        Timeline segments = timeline;
        segments.beginAnew().ifPresent(objects::retire);
        // Numbers that go on from before the process are a continuation with a gap; number 0 is a beginning.
        boolean first = segments.nextSequence() == packaging.firstSequence();
        boolean jumps = first ? packaging.firstSequence() > 0 : interrupted;
        boolean discontinuity =
                joined.filter(StreamClock.Boundary::discontinuity).isPresent()
                        || (jumps && (joined.isEmpty() || !clock.isNear(begin)));
        interrupted = false;
        segments.open(
                objects.segment(segments.nextSequence()),
                new Start(discontinuity, date, format.require().name()));
        open = new OpenSegment(packaging.store(), begin);
        role.began(new StreamClock.Boundary(
                segments.nextSequence(), segments.discontinuities(), discontinuity, begin, date));
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
            gap.mediaCame();
            changed = true;
            if (format.isOwn()) {
                counts.partOut();
            }
        } else {
            counts.refused();
        }
        List<PendingSample> leading = part.tracks().getFirst().samples();
        format.part(leading);
        end = Ticks.toNanos(leading.getLast().endTime(), format.lead().timescale());
        role.reached(end);
        part.release();
    }

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
        if (target.settle(duration)) {
            counts.segmentTooLong();
        }
        format.segment(segment.length(), duration);
        if (format.isOwn()) {
            counts.segmentOut(segment.length());
        }
        String uri = objects.segment(segments.nextSequence());
        objects.put(uri, segment);
        objects.retire(segments.close(uri, duration, false, target.seconds()));
        objects.remember(segments.length());
        changed = true;
    }

    /** Whether parts should have come by now; {@code alone} as for {@link Cuts#patience}. */
    boolean isLate(boolean alone) {
        return timeline != null && gap.isDue(timeline, alone);
    }

    /** What stands for media that never came. */
    RenditionGap gap() {
        return gap;
    }

    Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }

    /** Nothing more comes for now: what comes next has a time of its own, and begins with the leading rendition. */
    void stand() {
        complete();
        interrupted = true;
        beginTimeAnew();
        rejoin();
    }

    /** Only this rendition has nothing more: what comes next goes on in the same time, with a segment of the leading one. */
    void standAside() {
        if (open != null && timeline != null) {
            if (open.length() == 0) {
                timeline.cancel();
            }
            open.abandon();
        }
        open = null;
        rejoin();
    }

    private void rejoin() {
        if (timeline != null && timeline.isNew()) {
            timeline = null;
        }
        role.rejoin(true);
    }

    /** The same gap as in the leading rendition, as far as {@link RenditionGap#mirror} says; with its discontinuity. */
    void mirror(Timeline leading, long before, boolean andOpen) {
        Timeline here = timeline;
        if (here == null || here == leading || open != null) {
            return;
        }
        if (gap.mirror(here, leading, before, andOpen) && !clock.isStanding()) {
            interrupted = false;
        }
    }

    /** Nothing will be added to what is there; what comes all the same begins anew. */
    void endList() {
        role.rejoin(false);
        interrupted = true;
        dates.forget();
        if (timeline != null) {
            timeline.endList();
            changed = true;
        }
    }

    /** Nothing to show for now; what comes next begins anew. */
    void clear() {
        if (timeline != null) {
            objects.drop(end(timeline));
        }
        changed = true;
    }

    /**
     * Left out while the others go on: what was named can still be downloaded for its time. What comes later joins the others where they are
     * then, with numbers that do not fall.
     */
    void leave() {
        if (timeline != null) {
            objects.retire(end(timeline));
            floor = new StreamClock.Numbers(timeline.nextSequence(), timeline.discontinuities());
            timeline = null;
            changed = true;
        }
    }

    private List<Segment> end(Timeline shown) {
        if (open != null) {
            open.discard();
        }
        open = null;
        role.rejoin(false);
        interrupted = true;
        dates.forget();
        return shown.clear();
    }

    void dropFormat() {
        objects.dropFormat();
    }
}
