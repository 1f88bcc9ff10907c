package dev.flightcase.settings;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 2h}; {@code 64KiB}, {@code 48MiB}. */
final class Units {
    static final String DURATION_RULE = "must be a duration such as \"250ms\", \"10s\", \"5m\" or \"2h\"";
    static final String BYTES_RULE = "must be a size such as \"512B\", \"64KiB\", \"48MiB\" or \"2GiB\"";

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]+)");

    private Units() {}

    /** Milliseconds; empty when the text is no duration. */
    static OptionalLong millis(String text) {
        return scaled(text, unit -> switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
        });
    }

    /** Bytes; empty when the text is no size. */
    static OptionalLong bytes(String text) {
        return scaled(text, unit -> switch (unit) {
            case "B" -> 1;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 0;
        });
    }

    static String show(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 3_600_000 == 0 && millis > 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    static String showBytes(long bytes) {
        for (int shift = 30; shift > 0; shift -= 10) {
            if (bytes > 0 && bytes % (1L << shift) == 0) {
                return (bytes >> shift) + (shift == 30 ? "GiB" : shift == 20 ? "MiB" : "KiB");
            }
        }
        return bytes + "B";
    }

    private interface Scale {
        long of(String unit);
    }

    private static OptionalLong scaled(String text, Scale scale) {
        var match = NUMBER_AND_UNIT.matcher(text.strip());
        if (!match.matches()) {
            return OptionalLong.empty();
        }
        long factor = scale.of(match.group(2));
        long count = Long.parseLong(match.group(1));
        return factor == 0 || count > Long.MAX_VALUE / factor ? OptionalLong.empty() : OptionalLong.of(count * factor);
    }
}
