package dev.flightcase.media.packager;

import dev.flightcase.media.playlist.MediaPlaylist.Report;
import dev.flightcase.media.playlist.MultivariantPlaylist;
import dev.flightcase.media.playlist.MultivariantPlaylist.Sound;
import dev.flightcase.media.playlist.MultivariantPlaylist.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which renditions of a stream there are for viewers, and what they say of each other. Not thread-safe. */
final class StreamListing {
    private static final Comparator<Rendition> BY_SIZE = Comparator.comparingInt(Rendition::height)
            .thenComparingLong(rendition -> bandwidth(rendition).peak());

    private final Collection<Rendition> all;
    private Upper upper = Upper.LISTED;

    /**
     * @param all as they are at each moment
     */
    StreamListing(Collection<Rendition> all) {
        this.all = all;
    }

    void show(Upper wish) {
        upper = wish;
    }

    /** Ends what is left out; of the others the lowest leads then. */
    void leaveOut() {
        Optional<Rendition> lowest = upper == Upper.LEFT_OUT ? lowest() : Optional.empty();
        if (lowest.isEmpty()) {
            return;
        }
        all.stream().filter(Rendition::leads).filter(this::isUpper).findFirst().ifPresent(before -> {
            before.segments().role().follow();
            lowest.get().lead();
        });
        all.stream().filter(this::isUpper).forEach(Rendition::leave);
    }

    boolean isLeftOut(Rendition rendition) {
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

    /** Of all renditions but this one. */
    List<Report> reportsFor(String name) {
        List<Report> reports = new ArrayList<>();
        for (Rendition other : shown()) {
            if (!other.name().equals(name) && isListed(other)) {
                other.segments()
                        .playlist()
                        .flatMap(playlist -> playlist.report(uri(other.name())))
                        .ifPresent(reports::add);
            }
        }
        return reports;
    }

    /** Empty when there is nothing to show. */
    Optional<MultivariantPlaylist> multivariant() {
        List<Rendition> shown = shown().stream().filter(this::isListed).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        boolean pictures = shown.stream().anyMatch(Rendition::hasPictures);
        List<Variant> variants = shown.stream()
                .filter(rendition -> !pictures || rendition.hasPictures())
                .map(StreamListing::variant)
                .toList();
        List<Sound> sounds = shown.stream()
                .filter(rendition -> pictures && !rendition.hasPictures())
                .map(StreamListing::sound)
                .toList();
        return Optional.of(new MultivariantPlaylist(true, variants, sounds));
    }

    List<ListedRendition> renditions() {
        return shown().stream()
                .map(rendition -> new ListedRendition(rendition.name(), variant(rendition), isListed(rendition)))
                .toList();
    }

    private List<Rendition> shown() {
        return all.stream().filter(Rendition::isShown).toList();
    }

    private static Variant variant(Rendition rendition) {
        return new Variant(
                uri(rendition.name()),
                bandwidth(rendition).peak(),
                bandwidth(rendition).average(),
                rendition.format().map(MediaFormat::codecs).orElse(List.of()),
                rendition.format().flatMap(MediaFormat::picture).orElse(null));
    }

    private static Sound sound(Rendition rendition) {
        return new Sound(
                uri(rendition.name()),
                rendition.name(),
                bandwidth(rendition).peak(),
                bandwidth(rendition).average(),
                rendition.format().map(MediaFormat::codecs).orElse(List.of()));
    }

    private static Bandwidth bandwidth(Rendition rendition) {
        return rendition.segments().format().bandwidth();
    }

    private static String uri(String name) {
        return name + ".m3u8";
    }
}
