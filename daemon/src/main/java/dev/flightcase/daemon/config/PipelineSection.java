package dev.flightcase.daemon.config;

import dev.flightcase.media.pipeline.PipelineConfig;
import dev.flightcase.media.pipeline.RestartConfig;
import dev.flightcase.media.pipeline.WatchdogConfig;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code media.pipeline.*}. */
final class PipelineSection {
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofHours(1);

    private PipelineSection() {}

    static PipelineConfig read(Section section) {
        var defaults = PipelineConfig.defaults();
        return new PipelineConfig(
                section.parsed("ffmpeg", defaults.ffmpeg(), PipelineSection::program),
                section.parsed("ffprobe", defaults.ffprobe(), PipelineSection::program),
                section.integer("nice", defaults.nice(), 0, 19),
                section.decimal("cores-share-max", defaults.coresShareMax(), 0.05, 1),
                section.integer("pixels-per-core-second", (int) defaults.pixelsPerCoreSecond(), 0, 1_000_000_000),
                section.duration("stop-wait", defaults.stopWait(), LEAST, Duration.ofSeconds(10)),
                new PipelineConfig.Watching(
                        watchdog(section, defaults.watching().watchdog()),
                        restarts(section, defaults.watching().restarts())));
    }

    private static WatchdogConfig watchdog(Section section, WatchdogConfig defaults) {
        return new WatchdogConfig(
                section.duration("start-timeout", defaults.startTimeout(), LEAST, MOST),
                section.duration("stall-after", defaults.stallAfter(), LEAST, MOST),
                section.duration("silent-after", defaults.silentAfter(), LEAST, MOST),
                section.decimal("drop-share-max", defaults.dropShareMax(), 0.01, 1),
                section.decimal("speed-min", defaults.speedMin(), 0.1, 1),
                section.duration("slow-for", defaults.slowFor(), LEAST, MOST),
                section.duration("drift-max", defaults.driftMax(), LEAST, MOST));
    }

    private static RestartConfig restarts(Section section, RestartConfig defaults) {
        var first = section.duration("retry-first", defaults.first(), LEAST, MOST);
        var longest = section.duration("retry-longest", defaults.longest(), LEAST, MOST);
        if (longest.compareTo(first) < 0) {
            section.refuse("retry-longest", "must be at least retry-first");
            longest = first;
        }
        return new RestartConfig(
                section.integer("restarts-max", defaults.max(), 0, 1000),
                first,
                longest,
                section.duration("quiet-after", defaults.quietAfter(), LEAST, Duration.ofHours(24)),
                section.duration("try-again", defaults.tryAgain(), LEAST, Duration.ofHours(24)));
    }

    private static String program(String text) {
        if (text.isBlank() || text.startsWith("-")) {
            throw new IllegalArgumentException("must be a program's name or path");
        }
        return text;
    }
}
