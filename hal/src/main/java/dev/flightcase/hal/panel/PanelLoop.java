package dev.flightcase.hal.panel;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Steps a {@link PanelWatch} on a thread of its own, and leaves the LED dark. */
public final class PanelLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PanelLoop.class);
    private static final Duration STOP_WAIT = Duration.ofMillis(500);
    private static final Duration AFTER_MISTAKE = Duration.ofSeconds(1);

    private final PanelWatch watch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    public PanelLoop(PanelWatch watch) {
        this.watch = watch;
    }

    public synchronized void start() {
        thread = Thread.ofPlatform().name("panel").daemon().start(this::run);
    }

    private void run() {
        boolean threw = false;
        var pause = Duration.ZERO;
        try {
            while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    pause = watch.step();
                    threw = false;
                } catch (RuntimeException mistake) {
                    log.atLevel(threw ? Level.DEBUG : Level.ERROR)
                            .setCause(mistake)
                            .log("a look at the panel threw");
                    threw = true;
                    pause = AFTER_MISTAKE;
                }
            }
            watch.end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        if (thread == null) {
            return;
        }
        try {
            thread.join(STOP_WAIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
