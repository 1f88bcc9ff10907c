package dev.flightcase.hal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every sensor at its period and keeps the last believable reading of each signal.
 *
 * <p>The loop thread hands one sensor after another to a pool and waits a little for each ({@link
 * HalConfig#patience()}). While all of them are quick, one pool thread serves them all; a sensor that hangs
 * keeps the thread that it has, is not asked again, and the next sensor gets another thread. So threads are
 * bounded by the number of sensors, and no sensor stops another. Platform threads, because a hung native
 * read would hold the carrier of a virtual one.
 */
public final class SensorLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SensorLoop.class);

    /** Idle pool threads beyond the one in steady use go away; any value well above a period will do. */
    private static final long IDLE_SECONDS = 30;

    /** A scheduler's delay on a busy board: a sensor waits this much longer only when a new thread is needed. */
    private static final Duration COME_BACK = Duration.ofMillis(10);

    private final HalConfig config;
    private final Timebase time;
    private final Gauges gauges;
    private final List<SensorPoll> polls;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private @Nullable ExecutorService readers;

    /** The sensors stay the caller's; close what they belong to after this. */
    public SensorLoop(List<Sensor> sensors, HalConfig config, Timebase time) {
        this.config = config;
        this.time = time;
        this.gauges = new Gauges(sensors, config.staleAfterPeriods());
        this.polls = sensors.stream()
                .map(sensor -> new SensorPoll(sensor, gauges, config.hungAfter(), time))
                .toList();
    }

    /** Begins at once; returns before the first reading is in. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the sensor loop was started already");
        }
        var names = Thread.ofPlatform().daemon().name("sensor-read-", 0).factory();
        var pool = new ThreadPoolExecutor(
                0, 1 + polls.size(), IDLE_SECONDS, TimeUnit.SECONDS, new Handoff(COME_BACK), names);
        readers = pool;
        thread = Thread.ofPlatform().daemon().name("sensors").start(() -> run(pool));
    }

    /** What is known now. Never waits for a sensor; any thread. */
    public Snapshot snapshot() {
        return gauges.snapshot(
                time.now(), polls.stream().map(SensorPoll::status).toList());
    }

    /** Stops within {@link HalConfig#stopWait()}; a sensor that hangs is left behind on its daemon thread. */
    @Override
    public synchronized void close() {
        closing.countDown();
        if (thread == null || readers == null) {
            return;
        }
        thread.interrupt();
        readers.shutdownNow();
        try {
            long deadline = time.ticks().getAsLong() + config.stopWait().toNanos();
            thread.join(config.stopWait());
            if (!readers.awaitTermination(deadline - time.ticks().getAsLong(), TimeUnit.NANOSECONDS)) {
                log.atWarn().addKeyValue("sensors", stuck()).log("sensors left behind in a read");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ExecutorService pool) {
        try {
            do {
                for (var poll : polls) {
                    poll.runIfDue(pool, config.patience());
                }
            } while (!closing.await(nanosToNextPoll(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long nanosToNextPoll() {
        long now = time.ticks().getAsLong();
        long nanos = config.period().toNanos();
        for (var poll : polls) {
            nanos = Math.min(nanos, poll.nanosToDue(now));
        }
        return Math.max(0, nanos);
    }

    private List<String> stuck() {
        var names = new ArrayList<String>();
        for (var poll : polls) {
            if (poll.isReading()) {
                names.add(poll.status().sensor());
            }
        }
        return names;
    }
}
