package dev.flightcase.hal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading of one sensor. Owned by the loop thread, which begins at most one read at a time; the read
 * itself runs on a pool thread.
 */
final class SensorPoll {

    private static final Logger log = LoggerFactory.getLogger(SensorPoll.class);

    private final Sensor sensor;
    private final Gauges gauges;
    private final Timebase time;
    private final long hungAfterNanos;
    private final long periodNanos;
    private final SensorRecord record;
    private long dueTicks;
    private long beganTicks;
    /** At zero when no read is under way. */
    private volatile CountDownLatch reading = new CountDownLatch(0);

    SensorPoll(Sensor sensor, Gauges gauges, Duration hungAfter, Timebase time) {
        this.sensor = sensor;
        this.gauges = gauges;
        this.time = time;
        this.hungAfterNanos = hungAfter.toNanos();
        this.periodNanos = sensor.period().toNanos();
        this.record = new SensorRecord(sensor.name(), log);
        this.dueTicks = time.ticks().getAsLong();
    }

    /** Reads the sensor if it is time, waiting for it no longer than {@code patience}. */
    void runIfDue(ExecutorService pool, Duration patience) throws InterruptedException {
        long now = time.ticks().getAsLong();
        if (isReading()) {
            if (now - beganTicks > hungAfterNanos) {
                record.hung(
                        "no answer for " + Duration.ofNanos(now - beganTicks).toSeconds() + " s");
            }
        } else if (now - dueTicks >= 0) {
            // A sensor that fell behind is not read twice to catch up.
            boolean behind = now - dueTicks > periodNanos;
            dueTicks = (behind ? now : dueTicks) + periodNanos;
            begin(pool, now).await(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Until the loop has something to do here: the next read, or another look at the one under way. */
    long nanosToDue(long now) {
        return isReading() ? periodNanos : dueTicks - now;
    }

    boolean isReading() {
        return reading.getCount() > 0;
    }

    SensorStatus status() {
        return record.status();
    }

    private CountDownLatch begin(ExecutorService pool, long now) {
        var finished = new CountDownLatch(1);
        reading = finished;
        beganTicks = now;
        try {
            pool.execute(() -> {
                try {
                    read();
                } finally {
                    finished.countDown();
                }
            });
        } catch (RejectedExecutionException refused) {
            // Closing, or a thread that finished its read has not come back to the pool yet: the next period will do.
            finished.countDown();
            log.atDebug().addKeyValue("sensor", sensor.name()).setCause(refused).log("sensor read skipped");
        }
        return finished;
    }

    private void read() {
        record.begun();
        try {
            record.answered(gauges.accept(sensor, sensor.read()));
        } catch (RuntimeException | LinkageError mistake) {
            record.threw(mistake);
        }
    }
}
