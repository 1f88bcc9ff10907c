package dev.flightcase.daemon.config;

import dev.flightcase.media.MediaConfig;
import dev.flightcase.media.StallConfig;
import dev.flightcase.media.packager.Cuts;
import dev.flightcase.settings.Section;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Keys {@code media.*}. */
final class MediaSection {
    private static final long MIB = 1024 * 1024;
    private static final int STREAMS_MAX = 16;
    /** Half a megabit in a second: one small picture. */
    private static final long RATE_MIN = 64 * 1024;

    private MediaSection() {}

    static MediaSettings read(Section section) {
        var defaults = MediaConfig.defaults();
        var cuts = cuts(section, defaults.cuts());
        var target = cuts.segmentTarget();
        var stall = stall(section, defaults.stall(), target.multipliedBy(3));
        var segment = target;
        var streams = section.sections("stream", STREAMS_MAX).stream()
                .map(stream -> stream(stream, segment))
                .toList();
        StreamsTogether.check(section, streams);
        return new MediaSettings(
                new MediaConfig(
                        section.bytes("memory-max", defaults.memoryBytesMax(), MIB, 64L * 1024 * MIB),
                        section.integer("playlist-segments", defaults.playlistSegments(), 6, 1000),
                        cuts,
                        stall,
                        section.integer("viewers-max", defaults.viewersMax(), 1, 1_000_000),
                        section.integer("waiters-max", defaults.waitersMax(), 1, 1_000_000),
                        defaults.streams()),
                streams,
                PipelineSection.read(section.section("pipeline")),
                rate(section),
                section.duration("restore-after", MediaSettings.RESTORE_AFTER, Duration.ZERO, Duration.ofHours(1)),
                RewindSection.read(section.section("rewind")),
                section.parsed("slate", Optional.<Path>empty(), MediaSection::picture)
                        .orElse(null));
    }

    private static StallConfig stall(Section section, StallConfig defaults, Duration idleLeast) {
        var second = Duration.ofSeconds(1);
        var idleAfter = section.duration("idle-after", defaults.idleAfter(), second, Duration.ofHours(1));
        if (idleAfter.compareTo(idleLeast) < 0) {
            section.refuse("idle-after", "must be at least three times media.target-duration");
            idleAfter = idleLeast;
        }
        return new StallConfig(
                idleAfter,
                section.duration("slate-after", defaults.slateAfter(), second, Duration.ofHours(1)),
                section.duration("slate-for", defaults.slateFor(), Duration.ZERO, Duration.ofHours(24)));
    }

    private static Optional<Path> picture(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("(?i).*\\.(png|jpe?g)")) {
            throw new IllegalArgumentException("must be a picture whose name ends in .png, .jpg or .jpeg");
        }
        return Optional.of(NodeConfigReader.absolute(text));
    }

    private static long rate(Section section) {
        long rate = section.bytes("rate-max", 0, 0, 64L * 1024 * MIB);
        if (rate > 0 && rate < RATE_MIN) {
            section.refuse("rate-max", "must be \"0B\", for no limit, or at least \"64KiB\"");
            return RATE_MIN;
        }
        return rate;
    }

    private static Cuts cuts(Section section, Cuts defaults) {
        var target = section.duration(
                "target-duration", defaults.segmentTarget(), Duration.ofSeconds(1), Duration.ofSeconds(60));
        if (target.toNanosPart() != 0) {
            section.refuse("target-duration", "must be whole seconds");
            target = defaults.segmentTarget();
        }
        var part = section.parsed("part-target", defaults.partTarget(), MediaSection::part);
        if (target.compareTo(part.multipliedBy(Cuts.PARTS_MIN)) < 0) {
            section.refuse("part-target", "must be at most half of media.target-duration");
            part = target.dividedBy(Cuts.PARTS_MIN);
        }
        return new Cuts(part, target);
    }

    private static Duration part(String text) {
        if (!text.matches("[0-9](\\.[0-9]{1,5})?s")) {
            throw new IllegalArgumentException("must be seconds with at most five decimal places, such as 0.33334s");
        }
        var part = Duration.ofNanos(new BigDecimal(text.substring(0, text.length() - 1))
                .movePointRight(9)
                .longValueExact());
        if (part.compareTo(Cuts.PART_MIN) < 0 || part.compareTo(Cuts.PART_MAX) > 0) {
            throw new IllegalArgumentException("must be between 0.1s and 2s");
        }
        return part;
    }

    private static StreamSettings stream(Section section, Duration segment) {
        var name = section.parsed("name", "", MediaSection::name);
        if (name.isEmpty() && !section.has("name")) {
            section.refuse("name", "is missing");
        }
        var key = section.has("key") ? section.secret("key", "", MediaSection::key) : null;
        return new StreamSettings(name, key, SourceSection.read(section, segment));
    }

    private static String name(String text) {
        if (!text.matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?")) {
            throw new IllegalArgumentException("must be 1 to 64 lower-case letters, digits and hyphens");
        }
        return text;
    }

    private static String key(String text) {
        if (text.length() < 8 || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("must have at least 8 visible ASCII characters");
        }
        return text;
    }
}
