package dev.flightcase.media.packager;

import java.time.Duration;

/**
 * How long parts and segments are. The same for all renditions of all streams, and for ever: players reject a playlist whose PART-TARGET or
 * PART-HOLD-BACK moves.
 *
 * @param partTarget PART-TARGET: no part is longer (draft-pantos-hls-rfc8216bis §4.4.3.7)
 * @param segmentTarget a segment ends at the first key frame that is so far from its beginning
 */
public record Cuts(Duration partTarget, Duration segmentTarget) {
    public static final Duration PART_MIN = Duration.ofMillis(100);
    public static final Duration PART_MAX = Duration.ofSeconds(2);
    /** Fewer parts than these in a segment save nothing. */
    public static final int PARTS_MIN = 2;
    /** A hundred-thousandth of a second: what a playlist can say. */
    public static final int PART_STEP_NANOS = 10_000;

    public Cuts {
        if (partTarget.compareTo(PART_MIN) < 0 || partTarget.compareTo(PART_MAX) > 0) {
            throw new IllegalArgumentException("media.part-target is " + seconds(partTarget) + "; must be "
                    + seconds(PART_MIN) + " to " + seconds(PART_MAX));
        }
        if (partTarget.toNanosPart() % PART_STEP_NANOS != 0) {
            throw new IllegalArgumentException("media.part-target is " + seconds(partTarget)
                    + "; must have at most five decimal places, as the playlist has");
        }
        if (segmentTarget.compareTo(partTarget.multipliedBy(PARTS_MIN)) < 0) {
            throw new IllegalArgumentException("media.target-duration is " + seconds(segmentTarget)
                    + "; must be at least " + PARTS_MIN + " parts of " + seconds(partTarget));
        }
    }

    /** Ten pictures at 30 in a second, and two seconds. */
    public static Cuts defaults() {
        return new Cuts(Duration.ofNanos(333_340_000), Duration.ofSeconds(2));
    }

    /**
     * How long media is waited for, from its last part on. Within one part target the next should have come (draft §6.2.1); another one is
     * given to the network. Players are three behind the edge and have something to show until then.
     *
     * @param alone there is no other rendition; where there are some, the third part target tells whether all of them are missing
     */
    Duration patience(boolean alone) {
        return partTarget.multipliedBy(alone ? 2 : 3);
    }

    private static String seconds(Duration duration) {
        return duration.toNanos() / 1e9 + " s";
    }
}
