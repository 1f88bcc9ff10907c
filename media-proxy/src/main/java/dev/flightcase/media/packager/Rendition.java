package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.isobmff.TrackRun;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Media Playlist of a stream, seen by its source: takes what comes, finds out whether it joins on, and has it cut into
 * {@link RenditionSegments}. Not thread-safe: belongs to a stream, whose lock guards it.
 */
final class Rendition {
    private final String name;
    private final Packaging packaging;
    private final StreamClock clock;
    private final TargetDuration target;
    private final PackagerCounts counts;
    private final RenditionSegments segments;
    private @Nullable PartCutter cutter;
    private Arrivals arrivals = new Arrivals(1);

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
        this.packaging = packaging;
        this.clock = clock;
        this.target = target;
        this.counts = counts;
        this.segments = new RenditionSegments(name, leads, packaging, clock, target, counts);
    }

    String name() {
        return name;
    }

    boolean leads() {
        return segments.leads();
    }

    /** From now on: nobody else does. */
    void lead() {
        segments.lead();
        Optional<MediaFormat> format = segments.format();
        // pictures go by their own key frames, leading or not
        if (cutter != null && format.isPresent() && !format.get().hasPictures()) {
            cutter.follow(rule(PartCutter.lead(format.get().tracks())));
        }
    }

    /** Another one leads from now on. */
    void follow() {
        segments.follow();
    }

    boolean hasPictures() {
        return segments.format().filter(MediaFormat::hasPictures).isPresent();
    }

    /** Of the picture, in pixels; 0 without one. */
    int height() {
        return segments.format()
                .flatMap(MediaFormat::picture)
                .map(MultivariantPlaylist.Picture::height)
                .orElse(0);
    }

    Bandwidth bandwidth() {
        return segments.bandwidth();
    }

    Optional<MediaFormat> format() {
        return segments.format();
    }

    boolean isShown() {
        return segments.isShown();
    }

    Optional<MediaPlaylist> playlist() {
        return segments.playlist();
    }

    boolean takeChanged() {
        return segments.takeChanged();
    }

    long nextSequence() {
        return segments.nextSequence();
    }

    /** Media time of the newest sample that is here. */
    long newestNanos() {
        return segments.newestNanos();
    }

    /** Samples from now on need this initialization section. The same as before changes nothing. */
    void movie(Bytes section, List<Track> tracks) {
        Optional<MediaFormat> before = segments.format();
        if (before.filter(format -> format.section().equals(section)).isPresent()) {
            return;
        }
        if (before.isPresent()) {
            counts.restarted();
            finish();
            segments.interrupt();
        }
        segments.begin(section, tracks);
        Track lead = PartCutter.lead(tracks);
        arrivals = new Arrivals(lead.timescale());
        cutter = new PartCutter(tracks, packaging.cuts().partTarget().toNanos(), rule(lead), segments);
    }

    private SegmentRule rule(Track lead) {
        return segments.leads() || lead.isVideo()
                ? new KeyFrameRule(lead.timescale(), lead.isVideo(), packaging.cuts(), target::seconds)
                : new FollowRule(lead.timescale(), clock::nextBoundary);
    }

    /** Its reference stays with the caller. */
    void fragment(Fragment fragment) {
        PartCutter cuts = requireCutter();
        Track lead = segments.requireLead();
        Optional<TrackRun> run = fragment.runs().stream()
                .filter(candidate -> candidate.trackId() == lead.id())
                .findFirst();
        if (run.isPresent() && !isNew(run.get())) {
            return;
        }
        cuts.add(fragment);
        run.ifPresent(leading -> segments.arrived(Ticks.toNanos(leading.endTime(), lead.timescale())));
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
                segments.beginTimeAnew();
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
    private void breakOff() {
        finish();
        segments.interrupt();
        if (cutter != null) {
            cutter.restart();
        }
    }

    /** Lets everything out and completes the segment. */
    private void finish() {
        if (cutter != null) {
            cutter.cut(true);
        }
        segments.complete();
    }

    /** The source has said that this is the end. */
    void endList() {
        finish();
        segments.endList();
        forget();
    }

    private void forget() {
        if (cutter != null) {
            cutter.restart();
            arrivals = new Arrivals(cutter.leadingTimescale());
        }
    }

    /** Nothing to show for now; what comes next begins anew. The format stays: a source that was cut off goes on without sending it again. */
    void clear() {
        forget();
        segments.clear();
    }

    /** As {@link RenditionSegments#leave}. */
    void leave() {
        forget();
        segments.leave();
    }

    /** Gives back what {@link #clear} keeps. */
    void dropFormat() {
        segments.dropFormat();
    }

    private PartCutter requireCutter() {
        if (cutter == null) {
            throw new IllegalStateException("a fragment before its initialization section");
        }
        return cutter;
    }
}
