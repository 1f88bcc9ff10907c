package dev.flightcase.hal.network;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Steps a {@link LinkWatch} on a thread of its own, and lends it threads for probes. */
public final class NetworkLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NetworkLoop.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration STOP_WAIT = Duration.ofMillis(500);
    private static final int PROBES_MAX = 13;
    private static final Duration PROBE_THREAD_IDLE = Duration.ofSeconds(6);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService probes = probes();
    private @Nullable Thread thread;

    /** For the probes of the watch: refuses when it is closed, or when every thread is busy. */
    public ExecutorService executor() {
        return probes;
    }

    public void start(LinkWatch watch) {
        thread = Thread.ofPlatform().name("network").daemon().start(() -> run(watch));
    }

    private void run(LinkWatch watch) {
        boolean threw = false;
        try {
            do {
                try {
                    watch.step();
                    threw = false;
                } catch (RuntimeException mistake) {
                    log.atLevel(threw ? Level.DEBUG : Level.ERROR)
                            .setCause(mistake)
                            .log("a look at the networks threw");
                    threw = true;
                }
            } while (!closing.await(EVERY.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Probes under way end by themselves, within their own limits, on daemon threads. */
    @Override
    public void close() {
        closing.countDown();
        probes.shutdownNow();
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(STOP_WAIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService probes() {
        var count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                PROBES_MAX,
                PROBE_THREAD_IDLE.toNanos(),
                TimeUnit.NANOSECONDS,
                new SynchronousQueue<>(),
                task -> Thread.ofPlatform()
                        .name("network-probe-" + count.incrementAndGet())
                        .daemon()
                        .unstarted(task));
    }
}
