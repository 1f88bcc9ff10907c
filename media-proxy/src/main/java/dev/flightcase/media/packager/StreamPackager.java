package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Fragment;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist.Sound;
import dev.flightcase.media.playlist.MultivariantPlaylist.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

    private static final Comparator<Rendition> BY_SIZE = Comparator.comparingInt(Rendition::height)
            .thenComparingLong(rendition -> rendition.bandwidth().peak());

    private final Packaging packaging;
    private final PackagerCounts counts;
    private final StreamClock clock;
    private final TargetDuration target;
    private final Map<String, Rendition> renditions = new LinkedHashMap<>();
    private Upper upper = Upper.LISTED;
    private long soundSinceNanos;

    public StreamPackager(Packaging packaging, PackagerCounts counts) {
        this.packaging = packaging;
        this.counts = counts;
        this.clock = new StreamClock(packaging.time());
        this.target = new TargetDuration(packaging.cuts().segmentTarget());
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
            rendition = new Rendition(name, leads, packaging, clock, target, counts);
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
            rendition.format().ifPresent(format -> format.tracks().forEach(track -> tracks.put(track.id(), track)));
        }
        return tracks;
    }

    /** Its reference stays with the caller. */
    public void fragment(String name, Fragment fragment) {
        Rendition rendition = require(name);
        leaveOut();
        if (isLeftOut(rendition)) {
            return;
        }
        if (leader().isEmpty() && packaging.time().now() - soundSinceNanos > ALONE_AFTER.toNanos()) {
            renditions.values().iterator().next().lead();
        }
        rendition.fragment(fragment);
        if (rendition.leads()) {
            renditions.values().stream().filter(other -> other != rendition).forEach(Rendition::cut);
        }
    }

    /** From now on. */
    public void show(Upper wish) {
        upper = wish;
        leaveOut();
    }

    private void leaveOut() {
        Optional<Rendition> lowest = upper == Upper.LEFT_OUT ? lowest() : Optional.empty();
        if (lowest.isEmpty()) {
            return;
        }
        leader().filter(this::isUpper).ifPresent(before -> {
            before.follow();
            lowest.get().lead();
        });
        renditions.values().stream().filter(this::isUpper).forEach(Rendition::leave);
    }

    private boolean isLeftOut(Rendition rendition) {
        return upper == Upper.LEFT_OUT && isUpper(rendition);
    }

    private boolean isListed(Rendition rendition) {
        return upper == Upper.LISTED || !isUpper(rendition);
    }

    private boolean isUpper(Rendition rendition) {
        return rendition.hasPictures()
                && lowest().filter(lowest -> BY_SIZE.compare(rendition, lowest) > 0)
                        .isPresent();
    }

    /** Of those that are shown. */
    private Optional<Rendition> lowest() {
        return shown().stream().filter(Rendition::hasPictures).min(BY_SIZE);
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
        require(name).endList();
    }

    /** The stream is over for now; its formats stay. */
    public void clear() {
        renditions.values().forEach(Rendition::clear);
        clock.restart();
    }

    /** Gives everything back. */
    public void close() {
        clear();
        renditions.values().forEach(Rendition::dropFormat);
        renditions.clear();
    }

    /** Names of renditions whose playlists have changed since this was asked last. */
    public List<String> takeChanged() {
        return renditions.values().stream()
                .filter(Rendition::takeChanged)
                .map(Rendition::name)
                .toList();
    }

    public Optional<MediaPlaylist> playlist(String name) {
        return Optional.ofNullable(renditions.get(name)).flatMap(Rendition::playlist);
    }

    /** Of all renditions but this one. */
    public List<Report> reportsFor(String name) {
        List<Report> reports = new ArrayList<>();
        for (Rendition other : shown()) {
            if (!other.name().equals(name) && isListed(other)) {
                other.playlist()
                        .flatMap(playlist -> playlist.report(uri(other.name())))
                        .ifPresent(reports::add);
            }
        }
        return reports;
    }

    /** Seconds; 0 before the first segment. */
    public int targetDuration() {
        return target.seconds();
    }

    /** The highest number that is shown or will be shown next. */
    public long nextSequence() {
        return renditions.values().stream()
                .mapToLong(Rendition::nextSequence)
                .max()
                .orElse(packaging.firstSequence());
    }

    /** Media time of the newest sample of this rendition, in nanoseconds. */
    public long newestNanos(String name) {
        return require(name).newestNanos();
    }

    /** Empty when there is nothing to show. */
    public Optional<MultivariantPlaylist> multivariant() {
        List<Rendition> shown = shown().stream().filter(this::isListed).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        boolean pictures = shown.stream().anyMatch(Rendition::hasPictures);
        List<Variant> variants = shown.stream()
                .filter(rendition -> !pictures || rendition.hasPictures())
                .map(StreamPackager::variant)
                .toList();
        List<Sound> sounds = shown.stream()
                .filter(rendition -> pictures && !rendition.hasPictures())
                .map(StreamPackager::sound)
                .toList();
        return Optional.of(new MultivariantPlaylist(true, variants, sounds));
    }

    public List<ListedRendition> renditions() {
        return shown().stream()
                .map(rendition -> new ListedRendition(rendition.name(), variant(rendition), isListed(rendition)))
                .toList();
    }

    private Collection<Rendition> shown() {
        return renditions.values().stream().filter(Rendition::isShown).toList();
    }

    private static Variant variant(Rendition rendition) {
        return new Variant(
                uri(rendition.name()),
                rendition.bandwidth().peak(),
                rendition.bandwidth().average(),
                rendition.format().map(MediaFormat::codecs).orElse(List.of()),
                rendition.format().flatMap(MediaFormat::picture).orElse(null));
    }

    private static Sound sound(Rendition rendition) {
        return new Sound(
                uri(rendition.name()),
                rendition.name(),
                rendition.bandwidth().peak(),
                rendition.bandwidth().average(),
                rendition.format().map(MediaFormat::codecs).orElse(List.of()));
    }

    private static String uri(String name) {
        return name + ".m3u8";
    }
}
