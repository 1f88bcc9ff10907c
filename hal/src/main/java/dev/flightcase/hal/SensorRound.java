package dev.flightcase.hal;

import java.util.List;

/**
 * Reads sensors once, one after the other, in the thread of the caller: for a command that wants values now,
 * and for virtual time. Gates and staleness are those of {@link SensorLoop}. A sensor that hangs, hangs the
 * caller; one that throws, throws.
 *
 * <p>Not thread-safe, except {@link #snapshot()}.
 */
public final class SensorRound {

    private final List<Sensor> sensors;
    private final Timebase time;
    private final Gauges gauges;
    private long failures;
    private long rejections;

    /** @param staleAfterPeriods as in {@link HalConfig} */
    public SensorRound(List<Sensor> sensors, int staleAfterPeriods, Timebase time) {
        this.sensors = List.copyOf(sensors);
        this.time = time;
        this.gauges = new Gauges(sensors, staleAfterPeriods);
    }

    /** Each sensor in its order; a later one may look at the snapshot that the earlier ones left. */
    public void read() {
        for (var sensor : sensors) {
            var intake = gauges.accept(sensor, sensor.read());
            failures += intake.failures().size();
            rejections += intake.rejections().size();
        }
    }

    /** Without the status of sensors, which nobody watches here. */
    public Snapshot snapshot() {
        return gauges.snapshot(time.now(), List.of());
    }

    /** Samples that gave no value though there should have been one. */
    public long failures() {
        return failures;
    }

    /** Readings that a gate refused. */
    public long rejections() {
        return rejections;
    }
}
