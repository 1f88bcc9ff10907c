package dev.flightcase.demo;

import dev.flightcase.demo.process.Supervised;
import dev.flightcase.demo.report.Progress;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Replaces an encoder that lives and gets nothing through: ffmpeg pushes on when the node refuses what it sends. Runs in a thread
 * of its own until the demo ends.
 */
final class EncoderWatch implements Runnable {
    /** Five segments: several times what a restart of the node takes. */
    static final Duration QUIET_MAX = Duration.ofSeconds(10);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Count segments;
    private final Supervised encoder;
    private final Duration quietMax;
    private final StopSign stop;
    private final Progress progress;

    /** How many segments the node has published; empty when it does not answer. */
    @FunctionalInterface
    interface Count {
        OptionalLong segments() throws InterruptedException;
    }

    EncoderWatch(Count segments, Supervised encoder, Duration quietMax, StopSign stop, Progress progress) {
        this.segments = segments;
        this.encoder = encoder;
        this.quietMax = quietMax;
        this.stop = stop;
        this.progress = progress;
    }

    @Override
    public void run() {
        try {
            watch();
        } catch (InterruptedException e) {
            // Only the end of the demo's process could do that.
        }
    }

    private void watch() throws InterruptedException {
        var last = OptionalLong.empty();
        long since = System.nanoTime();
        while (!stop.await(PERIOD)) {
            var now = segments.segments();
            if (now.isEmpty() || !now.equals(last) || !encoder.alive()) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since >= quietMax.toNanos()) {
                progress.trouble("encoder", "the node has had no segment for " + quietMax.toSeconds() + " s");
                encoder.replace();
                since = System.nanoTime();
            }
        }
    }
}
