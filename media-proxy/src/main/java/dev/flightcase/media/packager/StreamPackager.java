package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The renditions of one stream that come as fragmented media: what sources send goes in, playlists come out. Not thread-safe: belongs to a
 * stream, whose lock guards it.
 */
public final class StreamPackager {
    /** A ladder of five with sound in two languages; each costs memory. */
    private static final int RENDITIONS_MAX = 8;
    /** How long sound waits for pictures to lead it. */
    private static final Duration ALONE_AFTER = Duration.ofSeconds(2);

    private final Packaging packaging;
    private final Shared shared;
    private final StreamClock clock;
    private final TargetDuration target;
    private final Standstill standstill;
    private final Map<String, Rendition> renditions = new LinkedHashMap<>();
    private final StreamListing listing = new StreamListing(renditions.values());
    private long soundSinceNanos;
    private boolean substituted;
    private boolean held;

    public StreamPackager(Packaging packaging, PackagerCounts counts) {
        this.packaging = packaging;
        this.clock = new StreamClock(packaging.time());
        this.target = new TargetDuration(packaging.cuts().segmentTarget());
        this.shared = new Shared(packaging, clock, target, counts);
        this.standstill = new Standstill(packaging, clock);
    }

    public boolean has(String name) {
        return renditions.containsKey(name);
    }

    /** False: there are too many renditions. */
    public boolean movie(String name, Bytes section, List<Track> tracks) {
        Rendition rendition = renditions.get(name);
        if (rendition == null) {
            if (renditions.size() == RENDITIONS_MAX) {
                return false;
            }
            boolean leads = leader().isEmpty() && PartCutter.lead(tracks).isVideo();
            rendition = new Rendition(name, leads, shared);
            rendition.hold(held);
            renditions.put(name, rendition);
            soundSinceNanos = packaging.time().now();
        }
        rendition.movie(section, tracks);
        return true;
    }

    /** A source states its target duration before its first segment is complete; has no effect later. */
    public void promise(int targetDurationSeconds) {
        target.settle(targetDurationSeconds);
    }

    private Optional<Rendition> leader() {
        return renditions.values().stream().filter(Rendition::leads).findFirst();
    }

    /** By their ids; empty before its initialization section. */
    public Map<Integer, Track> tracks(String name) {
        Map<Integer, Track> tracks = new LinkedHashMap<>();
        Rendition rendition = renditions.get(name);
        if (rendition != null) {
            rendition.tracks().forEach(track -> tracks.put(track.id(), track));
        }
        return tracks;
    }

    /** Its reference stays with the caller. */
    public void fragment(String name, Fragment fragment) {
        Rendition rendition = require(name);
        listing.leaveOut();
        if (listing.isLeftOut(rendition)) {
            return;
        }
        if (leader().isEmpty() && packaging.time().now() - soundSinceNanos > ALONE_AFTER.toNanos()) {
            renditions.values().iterator().next().lead();
        }
        takeOver(rendition);
        rendition.fragment(fragment, substituted);
        if (substituted && rendition.leads() && rendition.isBack()) {
            showOwn(rendition);
        } else if (!substituted) {
            goOn(rendition);
        }
    }

    /** From now on. */
    public void show(Upper wish) {
        listing.show(wish);
        listing.leaveOut();
    }

    /** Of those with something to show. */
    public List<String> shownNames() {
        return renditions.values().stream()
                .filter(Rendition::isShown)
                .map(Rendition::name)
                .toList();
    }

    /** Of the pictures of this rendition's source; 0 where it is not known. */
    public double framesPerSecond(String name) {
        return require(name).format().map(MediaFormat::framesPerSecond).orElse(0.0);
    }

    public List<ListedRendition> renditions() {
        return listing.renditions();
    }

    /** What came of this rendition may let others go on. */
    private void goOn(Rendition rendition) {
        if (rendition.leads()) {
            if (standstill.endsNow()) {
                standstill.returned(rendition, renditions.values());
            }
            renditions.values().stream().filter(other -> other != rendition).forEach(Rendition::cut);
        }
    }

    /** Where the leading rendition has nothing and another one has pictures, that leads from then on. */
    private void takeOver(Rendition rendition) {
        boolean could = !rendition.leads() && rendition.hasPictures() && !held;
        if (could && standstill.waitsFor(rendition, substituted) > ALONE_AFTER.toNanos()) {
            leader().ifPresent(other -> other.segments().role().follow());
            rendition.lead();
        }
    }

    /** What time brings: gaps where nothing comes. To be called some times in each part. */
    public void sweep() {
        Optional<Rendition> lead = leader().filter(Rendition::isShown);
        if (lead.isPresent()
                && !standstill.isStanding()
                && lead.get().segments().isLate(renditions.size() == 1)) {
            Optional<Rendition> next = standstill.successor(lead.get(), renditions.values());
            if (next.isPresent()) {
                lead.get().segments().role().follow();
                next.get().lead();
                goOn(next.get());
            } else {
                standstill.stall(lead.get(), renditions.values());
            }
        }
        leader().filter(Rendition::isShown).ifPresent(now -> standstill.grow(now, renditions.values()));
    }

    /** Whether viewers are in a gap, or about to be. */
    public boolean isStanding() {
        return standstill.isStanding();
    }

    /** Whether something else is shown than what the sources send. */
    public boolean isSubstituted() {
        return substituted;
    }

    /**
     * Shows something else in these renditions, with a discontinuity before it: at once, and until the leading source sends a key frame
     * that is not held back.
     *
     * @param sections by rendition: initialization sections and what is in them
     */
    public void substitute(Map<String, Substitute> sections) {
        leader().filter(Rendition::isShown).ifPresent(this::change);
        sections.forEach((name, with) -> require(name).substitute(with.section(), with.tracks()));
        substituted = true;
    }

    /**
     * Another initialization section than that of the source.
     *
     * @param tracks as in the section
     */
    public record Substitute(Bytes section, List<Track> tracks) {
        public Substitute {
            tracks = List.copyOf(tracks);
        }
    }

    /** Of what is shown in the place of this rendition's source. Its reference stays with the caller. */
    public void substituteFragment(String name, Fragment fragment) {
        Rendition rendition = require(name);
        rendition.substituteFragment(fragment);
        goOn(rendition);
    }

    private void showOwn(Rendition lead) {
        change(lead);
        renditions.values().forEach(Rendition::showOwn);
        substituted = false;
        lead.cut();
        goOn(lead);
    }

    private void change(Rendition lead) {
        if (!standstill.isStanding()) {
            standstill.change(lead, renditions.values());
        }
    }

    /** What sources send is taken in and dropped. Where nothing is shown instead there is a gap. */
    public void hold(boolean on) {
        held = on;
        renditions.values().forEach(rendition -> rendition.hold(on));
    }

    private Rendition require(String name) {
        Rendition rendition = renditions.get(name);
        if (rendition == null) {
            throw new IllegalStateException("there is no rendition " + name);
        }
        return rendition;
    }

    /** The source of this rendition has said that it ends. */
    public void endList(String name) {
        Rendition rendition = require(name);
        rendition.endList();
        if (rendition.leads()) {
            clock.endStanding();
            substituted = false;
        }
    }

    /** The stream is over for now; its formats stay. */
    public void clear() {
        renditions.values().forEach(Rendition::clear);
        clock.restart();
        clock.endStanding();
        substituted = false;
    }

    /** Gives everything back. */
    public void close() {
        clear();
        renditions.values().forEach(rendition -> rendition.segments().dropFormat());
        renditions.clear();
    }

    /** Names of renditions whose playlists have changed since this was asked last. */
    public List<String> takeChanged() {
        return renditions.values().stream()
                .filter(rendition -> rendition.segments().takeChanged())
                .map(Rendition::name)
                .toList();
    }

    public Optional<MediaPlaylist> playlist(String name) {
        return Optional.ofNullable(renditions.get(name))
                .flatMap(rendition -> rendition.segments().playlist());
    }

    /** Of all renditions but this one. */
    public List<Report> reportsFor(String name) {
        return listing.reportsFor(name);
    }

    /** Seconds; 0 before the first segment. */
    public int targetDuration() {
        return target.seconds();
    }

    /** The highest number that is shown or will be shown next. */
    public long nextSequence() {
        return renditions.values().stream()
                .mapToLong(rendition -> rendition.segments().nextSequence())
                .max()
                .orElse(packaging.firstSequence());
    }

    /** Media time of the newest sample of this rendition, in nanoseconds. */
    public long newestNanos(String name) {
        return require(name).newestNanos();
    }

    /** Empty when there is nothing to show. */
    public Optional<MultivariantPlaylist> multivariant() {
        return listing.multivariant();
    }
}
