package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
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
 * One Media Playlist of a stream: takes what a source sends for it, cuts it into parts and segments, puts these where viewers find them, and
 * says what there is. Not thread-safe: belongs to a stream, whose lock guards it.
 */
final class Rendition implements PartCutter.Sink {
    private final String name;
    private final Packaging packaging;
    private final RenditionObjects objects;
    private final StreamClock clock;
    private final TargetDuration target;
    private final PackagerCounts counts;
    private boolean leads;
    private final Bandwidth bandwidth = new Bandwidth();
    private @Nullable Timeline timeline;
    private @Nullable MediaFormat format;
    private @Nullable PartCutter cutter;
    private Arrivals arrivals = new Arrivals(1);
    private FrameRate rate = new FrameRate(1);
    private final RenditionDates dates;
    private @Nullable OpenSegment open;
    private long newest;
    private long end;
    private boolean interrupted;
    private boolean changed;

    /**
     * @param leads it says where segments begin and what time it is; others follow it
     */
    Rendition(
            String name,
            boolean leads,
            Packaging packaging,
            StreamClock clock,
            TargetDuration target,
            PackagerCounts counts) {
        this.name = name;
        this.leads = leads;
        this.packaging = packaging;
        this.clock = clock;
        this.target = target;
        this.counts = counts;
        this.objects = new RenditionObjects(name, packaging);
        this.dates = new RenditionDates(clock);
    }

    String name() {
        return name;
    }

    boolean leads() {
        return leads;
    }

    /** From now on: nobody else does. */
    void lead() {
        leads = true;
        if (cutter != null && format != null) {
            cutter.follow(rule(PartCutter.lead(format.tracks())));
        }
    }

    boolean hasPictures() {
        return format != null && format.hasPictures();
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    Optional<MediaFormat> format() {
        return Optional.ofNullable(format);
    }

    /** What there is to show; empty before the first segment is complete, since before it nobody knows the target duration. */
    Optional<MediaPlaylist> playlist() {
        if (timeline == null || timeline.isEmpty() || target.seconds() == 0) {
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
        return timeline == null ? packaging.firstSequence() : timeline.nextSequence();
    }

    /** Media time of the newest sample that is here. */
    long newestNanos() {
        return newest;
    }

    /** Samples from now on need this initialization section. The same as before changes nothing. */
    void movie(Bytes section, List<Track> tracks) {
        if (format != null && format.section().equals(section)) {
            return;
        }
        if (format != null) {
            counts.restarted();
            finish();
            interrupted = true;
        }
        format = objects.format(section, tracks);
        Track lead = PartCutter.lead(tracks);
        arrivals = new Arrivals(lead.timescale());
        rate = new FrameRate(lead.timescale());
        cutter = new PartCutter(tracks, packaging.cuts().partTarget().toNanos(), rule(lead), this);
    }

    private SegmentRule rule(Track lead) {
        return leads || lead.isVideo()
                ? new KeyFrameRule(lead.timescale(), lead.isVideo(), packaging.cuts(), target::seconds)
                : new FollowRule(lead.timescale(), clock::nextBoundary);
    }

    /** Its reference stays with the caller. */
    void fragment(Fragment fragment) {
        PartCutter cuts = requireCutter();
        Track lead = requireLead();
        Optional<TrackRun> run = fragment.runs().stream()
                .filter(candidate -> candidate.trackId() == lead.id())
                .findFirst();
        if (run.isPresent() && !isNew(run.get())) {
            return;
        }
        cuts.add(fragment);
        run.ifPresent(leading -> newest = Ticks.toNanos(leading.endTime(), lead.timescale()));
        cuts.cut(false);
    }

    private boolean isNew(TrackRun run) {
        switch (arrivals.judge(run)) {
            case NEXT -> {}
            case REPEATED -> {
                counts.repeated();
                return false;
            }
            case GAP -> {
                counts.lost();
                breakOff();
            }
            case RESTART -> {
                counts.restarted();
                breakOff();
                dates.forget();
                if (leads) {
                    clock.restart();
                }
            }
        }
        return true;
    }

    /** Tries again what waited for the leading rendition. */
    void cut() {
        if (cutter != null) {
            cutter.cut(false);
        }
    }

    /** What comes next does not join on. */
    void breakOff() {
        finish();
        interrupted = true;
        if (cutter != null) {
            cutter.restart();
        }
    }

    /** Nothing more will come for now: lets everything out and completes the segment. */
    void finish() {
        if (cutter != null) {
            cutter.cut(true);
        }
        if (open != null) {
            closeSegment(end);
        }
    }

    /** The source has said that this is the end. */
    void endList() {
        finish();
        interrupted = true;
        dates.forget();
        if (timeline != null) {
            timeline.endList();
            changed = true;
        }
        forget();
    }

    private void forget() {
        if (cutter != null) {
            cutter.restart();
            arrivals = new Arrivals(requireLead().timescale());
        }
    }

    /** Nothing to show for now; what comes next begins anew. The format stays: a source that was cut off goes on without sending it again. */
    void clear() {
        if (open != null) {
            open.discard();
            open = null;
        }
        forget();
        if (timeline != null) {
            objects.drop(timeline.clear());
        }
        interrupted = true;
        dates.forget();
        changed = true;
    }

    /** Gives back what {@link #clear} keeps. */
    void dropFormat() {
        objects.dropFormat();
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
        if (open != null) {
            closeSegment(interrupted ? end : begin);
        }
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
            Optional<StreamClock.Boundary> joins = leads ? Optional.empty() : clock.nearest(date);
            timeline = new Timeline(
                    packaging.segmentsMax(),
                    joins.map(StreamClock.Boundary::sequence).orElse(packaging.firstSequence()),
                    joins.map(StreamClock.Boundary::discontinuities).orElse(packaging.firstSequence()));
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
        CutPart.TrackSamples leading = part.tracks().getFirst();
        leading.samples().forEach(pending -> rate.add(pending.sample().duration()));
        end = Ticks.toNanos(leading.samples().getLast().endTime(), requireLead().timescale());
        if (leads) {
            clock.led(end);
        }
        part.release();
    }

    private void closeSegment(long endNanos) {
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

    private PartCutter requireCutter() {
        if (cutter == null) {
            throw new IllegalStateException("a fragment before its initialization section");
        }
        return cutter;
    }

    private MediaFormat requireFormat() {
        if (format == null) {
            throw new IllegalStateException("a segment before its initialization section");
        }
        return format;
    }

    private Track requireLead() {
        return PartCutter.lead(requireFormat().tracks());
    }
}
