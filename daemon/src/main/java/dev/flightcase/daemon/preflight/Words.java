package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000 * MEGABYTE;

    private Words() {}

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String bytes(long bytes) {
        if (bytes >= 10 * GIGABYTE) {
            return bytes / GIGABYTE + " GB";
        }
        if (bytes >= GIGABYTE) {
            return String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGABYTE);
        }
        return bytes >= 10 * MEGABYTE
                ? bytes / MEGABYTE + " MB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGABYTE);
    }

    static String time(Duration time) {
        if (time.toMillis() == 0) {
            return "less than 1 ms";
        }
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
