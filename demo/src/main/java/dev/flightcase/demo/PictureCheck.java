package dev.flightcase.demo;

import dev.flightcase.demo.encoder.ClockStrip;
import dev.flightcase.demo.encoder.StripDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the picture now and then, as a player would: ffmpeg plays it from the node, and the clock in it is read. One thread. */
final class PictureCheck {
    private static final int FRAMES = 30;
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private final StripDecoder decoder;
    private final String stream;
    private final InstantSource clock;
    private final StopSign stop = new StopSign();
    private int framesRead;
    private Optional<Duration> lastLook = Optional.empty();
    private @Nullable Thread thread;

    PictureCheck(StripDecoder decoder, String stream, InstantSource clock) {
        this.decoder = decoder;
        this.stream = stream;
        this.clock = clock;
    }

    void start() {
        thread = Thread.ofVirtual().name("picture-check").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!stop.await(PERIOD));
        } catch (InterruptedException e) {
            // The stop did not wait for this look; what was seen before counts.
        }
    }

    private void look() {
        var readings = decoder.read(stream, FRAMES);
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        var now = clock.instant();
        var times = readings.stream()
                .filter(ClockStrip.Time.class::isInstance)
                .map(ClockStrip.Time.class::cast)
                .toList();
        seen(
                times.size(),
                times.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Duration.between(ClockStrip.instant(times.getLast(), now), now)));
    }

    private synchronized void seen(int frames, Optional<Duration> age) {
        framesRead += frames;
        lastLook = age;
    }

    /** Lets a look under way finish. */
    void stop(Duration patience) throws InterruptedException {
        stop.request();
        if (thread != null && !thread.join(patience)) {
            thread.interrupt();
        }
    }

    synchronized int framesRead() {
        return framesRead;
    }

    /** Wall clock minus the clock in the newest frame of the last look; empty if that look saw no picture. */
    synchronized Optional<Duration> lastLook() {
        return lastLook;
    }
}
