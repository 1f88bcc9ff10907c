package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the installed ffmpeg is and can do. */
final class FfmpegInstalled {
    static final int MAJOR_MIN = 5;
    static final int MINOR_MIN = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S{1,60})");
    /** Builds from a working copy have no such number, and are taken. */
    private static final Pattern NUMBER = Pattern.compile("n?(\\d{1,3})\\.(\\d{1,3}).*");

    private final Tool tool;
    private final String ffmpeg;

    FfmpegInstalled(Tool tool, String ffmpeg) {
        this.tool = tool;
        this.ffmpeg = ffmpeg;
    }

    /** As it calls itself, such as {@code 5.1.9-0+deb12u1}; empty where it does not run. Blocks. */
    Optional<String> version() throws InterruptedException {
        return print("-version").flatMap(text -> {
            var match = VERSION.matcher(text);
            return match.find() ? Optional.of(match.group(1)) : Optional.empty();
        });
    }

    static boolean isNewEnough(String version) {
        var match = NUMBER.matcher(version);
        if (!match.matches()) {
            return true;
        }
        int major = Integer.parseInt(match.group(1));
        return major > MAJOR_MIN || (major == MAJOR_MIN && Integer.parseInt(match.group(2)) >= MINOR_MIN);
    }

    /** @param list such as {@code -encoders} or {@code -protocols}. Blocks */
    boolean has(String list, String name) throws InterruptedException {
        return print(list).stream()
                .flatMap(String::lines)
                .anyMatch(line -> List.of(line.strip().split("\\s+")).contains(name));
    }

    private Optional<String> print(String option) throws InterruptedException {
        try {
            var result = tool.run(List.of(ffmpeg, "-hide_banner", option), PATIENCE, () -> true);
            return result.ok() ? Optional.of(result.output()) : Optional.empty();
        } catch (IOException e) {
            // not installed: that is the answer
            return Optional.empty();
        }
    }
}
