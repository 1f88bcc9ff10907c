package dev.flightcase.media.pipeline;

import java.time.Duration;

/**
 * Keys {@code media.pipeline.*}.
 *
 * @param ffmpeg the program, a name looked up in PATH or a path; {@code ffprobe} likewise
 * @param nice added to the node's own: encoders give way to orders
 * @param coresShareMax of all cores, what encoders may be planned to use
 * @param pixelsPerCoreSecond what libx264 does at its fastest on a core of this board; 0: what is known of its kind
 * @param stopWait for each of the three ways to end a process, before the next, harder one
 */
public record PipelineConfig(
        String ffmpeg,
        String ffprobe,
        int nice,
        double coresShareMax,
        long pixelsPerCoreSecond,
        Duration stopWait,
        Watching watching) {
    public PipelineConfig {
        program("ffmpeg", ffmpeg);
        program("ffprobe", ffprobe);
        if (nice < 0 || nice > 19) {
            throw new IllegalArgumentException("media.pipeline.nice is " + nice + "; must be between 0 and 19");
        }
        if (!(coresShareMax > 0 && coresShareMax <= 1) || pixelsPerCoreSecond < 0 || !stopWait.isPositive()) {
            throw new IllegalArgumentException("media.pipeline: cores-share-max " + coresShareMax
                    + ", pixels-per-core-second " + pixelsPerCoreSecond + ", stop-wait " + stopWait
                    + "; must be above 0 up to 1, 0 or more, positive");
        }
    }

    /** When a process is ended, and when it is started again. */
    public record Watching(WatchdogConfig watchdog, RestartConfig restarts) {}

    public static PipelineConfig defaults() {
        return new PipelineConfig(
                "ffmpeg",
                "ffprobe",
                5,
                0.75,
                0,
                Duration.ofSeconds(2),
                new Watching(WatchdogConfig.defaults(), RestartConfig.defaults()));
    }

    WatchdogConfig watchdog() {
        return watching.watchdog();
    }

    RestartConfig restarts() {
        return watching.restarts();
    }

    private static void program(String key, String value) {
        if (value.isBlank() || value.startsWith("-")) {
            throw new IllegalArgumentException(
                    "media.pipeline." + key + " is '" + value + "'; must be a program's name or path");
        }
    }
}
