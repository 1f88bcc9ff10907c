package dev.flightcase.media.rewind;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the show so far is kept, of all streams.
 *
 * @param bytes on the disk; {@code length} of the longest rendition
 * @param lost segments that never reached the disk, since the process started
 * @param trouble why nothing is written now; null while all is well
 */
public record RewindStatus(
        long bytes, Duration length, long lost, @Nullable String trouble) {}
