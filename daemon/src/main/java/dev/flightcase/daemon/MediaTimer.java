package dev.flightcase.daemon;

import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.level.StreamLevels;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells live media that time passes, and has it judge itself, on a thread of its own that never waits for anything. */
final class MediaTimer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaTimer.class);
    /** A third of the shortest part there is: nobody waits noticeably longer than they should. */
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final LiveMedia media;
    private final StreamLevels levels;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-timer").daemon().factory());

    MediaTimer(LiveMedia media, StreamLevels levels) {
        this.media = media;
        this.levels = levels;
    }

    void start() {
        timer.scheduleAtFixedRate(this::tick, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the timer for good. */
    private void tick() {
        try {
            levels.tick();
            media.sweep();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("live media could not be swept");
        }
        try {
            media.inspect();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("live media could not be judged");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
