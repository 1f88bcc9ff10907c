package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import java.util.List;
import java.util.Optional;

/** One source of a rendition: its format, what came of it already, and what is in no part yet. Not thread-safe. */
final class RenditionInput {
    private final Bytes section;
    private final List<Track> tracks;
    private final Track lead;
    private final PartCutter cutter;
    private Arrivals arrivals;
    private long newestNanos;

    /**
     * @param segments what it is cut into
     */
    RenditionInput(Bytes section, List<Track> tracks, Shared shared, RenditionSegments segments) {
        this.section = section;
        this.tracks = List.copyOf(tracks);
        this.lead = PartCutter.lead(tracks);
        SegmentRule rule = rule(lead, segments.role().leads(), shared);
        this.cutter =
                new PartCutter(tracks, shared.packaging().cuts().partTarget().toNanos(), rule, segments);
        this.arrivals = new Arrivals(lead.timescale());
    }

    /** Pictures have segments of their own key frames, whoever leads; sound has those of who leads it. */
    static SegmentRule rule(Track lead, boolean leads, Shared shared) {
        return leads || lead.isVideo()
                ? new KeyFrameRule(
                        lead.timescale(), lead.isVideo(), shared.packaging().cuts(), shared.target()::seconds)
                : new FollowRule(lead.timescale(), shared.clock()::nextBoundary);
    }

    Bytes section() {
        return section;
    }

    List<Track> tracks() {
        return tracks;
    }

    Track lead() {
        return lead;
    }

    PartCutter cutter() {
        return cutter;
    }

    /** Media time of the newest sample that is here. */
    long newestNanos() {
        return newestNanos;
    }

    /** The samples of its leading track, if there are any. */
    Optional<TrackRun> run(Fragment fragment) {
        return fragment.runs().stream()
                .filter(candidate -> candidate.trackId() == lead.id())
                .findFirst();
    }

    Arrivals.Kind judge(TrackRun run) {
        return arrivals.judge(run);
    }

    long nanos(long ticks) {
        return Ticks.toNanos(ticks, lead.timescale());
    }

    /** Its reference stays with the caller. */
    void add(Fragment fragment) {
        cutter.add(fragment);
        run(fragment).ifPresent(run -> newestNanos = nanos(run.endTime()));
    }

    /** What comes next has nothing to do with what was before. */
    void forget() {
        cutter.restart();
        arrivals = new Arrivals(lead.timescale());
    }
}
