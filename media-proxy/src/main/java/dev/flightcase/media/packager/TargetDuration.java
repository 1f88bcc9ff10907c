package dev.flightcase.media.packager;

import java.time.Duration;

/**
 * EXT-X-TARGETDURATION of all renditions of a stream: what is configured, or more where its first segment is longer; from then on it must not
 * move (draft-pantos-hls-rfc8216bis §6.2.1). Not thread-safe.
 */
final class TargetDuration {
    private final long secondsMin;
    private int seconds;

    TargetDuration(Duration least) {
        this.secondsMin = Math.ceilDiv(least.toNanos(), 1_000_000_000L);
    }

    /** 0 before the first segment. */
    int seconds() {
        return seconds;
    }

    /** This is the first segment, or a later one. True: it is longer than what the first one said. */
    boolean settle(Duration segment) {
        settle(rounded(segment));
        return isExceededBy(segment);
    }

    /** As a source promises it. */
    void settle(long promised) {
        if (seconds == 0) {
            seconds = Math.toIntExact(Math.max(secondsMin, promised));
        }
    }

    boolean isExceededBy(Duration segment) {
        return rounded(segment) > seconds;
    }

    /** To the nearest second, as players do (§4.4.3.1). */
    private static long rounded(Duration segment) {
        return Math.round(segment.toNanos() / 1e9);
    }
}
