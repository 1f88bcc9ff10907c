package dev.flightcase.media.rewind;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the show so far is kept, and how much of it.
 *
 * @param folder on an SSD or a stick: each segment is synced, which wears a card out
 * @param length of what can be played again, for each rendition
 * @param bytesMax of all streams together
 */
public record RewindConfig(Path folder, Duration length, long bytesMax) {
    public static final Duration LENGTH_MIN = Duration.ofMinutes(1);
    /** A playlist lists all of it, and each new segment makes a new one. */
    public static final Duration LENGTH_MAX = Duration.ofHours(4);

    public static final long BYTES_MIN = 16 * 1024 * 1024;

    public RewindConfig {
        if (length.compareTo(LENGTH_MIN) < 0 || length.compareTo(LENGTH_MAX) > 0) {
            throw new IllegalArgumentException("media.rewind.length is " + length + "; must be 1 minute to 4 hours");
        }
        if (bytesMax < BYTES_MIN) {
            throw new IllegalArgumentException(
                    "media.rewind.bytes-max is " + bytesMax + " bytes; must be at least " + BYTES_MIN);
        }
    }
}
