package dev.flightcase.media.pipeline;

import java.time.Duration;

/**
 * When a process that lives counts as ill. Shares are from 0 to 1.
 *
 * @param startTimeout from the start to the first picture; does not hold for a source that waits for an encoder
 * @param stallAfter without a new picture
 * @param silentAfter without anything new in the stream, though the process says that it goes on
 * @param dropShareMax of frames dropped within a window, above what this run dropped from its first window on
 * @param speedMin of real time, within a window; below it for {@code slowFor}, it is too slow
 * @param driftMax how far the stream's time may leave the clock's
 */
public record WatchdogConfig(
        Duration startTimeout,
        Duration stallAfter,
        Duration silentAfter,
        double dropShareMax,
        double speedMin,
        Duration slowFor,
        Duration driftMax) {
    /** What shares and speed are taken over: long enough that one late report is no illness. */
    static final Duration WINDOW = Duration.ofSeconds(10);
    /** After the first picture, before the clock is compared: what was buffered while the input was opened comes in a burst. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    public WatchdogConfig {
        positive("start-timeout", startTimeout);
        positive("stall-after", stallAfter);
        positive("silent-after", silentAfter);
        positive("slow-for", slowFor);
        positive("drift-max", driftMax);
        share("drop-share-max", dropShareMax);
        share("speed-min", speedMin);
    }

    public static WatchdogConfig defaults() {
        return new WatchdogConfig(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                0.1,
                0.97,
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("media.pipeline." + key + " is " + value + "; must be positive");
        }
    }

    private static void share(String key, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("media.pipeline." + key + " is " + value + "; must be above 0, up to 1");
        }
    }
}
