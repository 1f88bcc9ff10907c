package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads what {@code ffmpeg -progress} writes: lines {@code key=value}, a report ending with {@code progress=continue} or
 * {@code progress=end} (ffmpeg 5.1, fftools/ffmpeg.c, print_report). Whatever it does not know it passes over. Not thread-safe.
 */
final class ProgressParser {
    private long frame;
    private long dropped;
    private long duplicated;
    private long outMicros;
    private double speed;
    private double kilobits;

    /** A report, when this line ends one. */
    Optional<Progress> line(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        var value = line.substring(equals + 1).strip();
        switch (line.substring(0, equals).strip()) {
            case "frame" -> frame = count(value);
            case "drop_frames" -> dropped = count(value);
            case "dup_frames" -> duplicated = count(value);
            case "out_time_us" -> outMicros = count(value);
            case "speed" -> speed = decimal(value, "x");
            case "bitrate" -> kilobits = decimal(value, "kbits/s");
            case "progress" -> {
                return Optional.of(report());
            }
            default -> {}
        }
        return Optional.empty();
    }

    private Progress report() {
        var report = new Progress(
                frame, dropped, duplicated, Duration.ofNanos(outMicros * 1000), speed, Math.round(kilobits * 1000));
        frame = 0;
        dropped = 0;
        duplicated = 0;
        outMicros = 0;
        speed = 0;
        kilobits = 0;
        return report;
    }

    /** Before anything was written, ffmpeg gives times far below zero. Nine quadrillion microseconds are 285 years. */
    private static long count(String text) {
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return Long.parseLong(text);
    }

    private static double decimal(String text, String unit) {
        if (!text.endsWith(unit) || text.length() > 32) {
            return 0;
        }
        try {
            double value = Double.parseDouble(
                    text.substring(0, text.length() - unit.length()).strip());
            return value >= 0 && value < 1e9 ? value : 0;
        } catch (NumberFormatException e) {
            // N/A: not known yet
            return 0;
        }
    }
}
