package dev.flightcase.hal.host;

import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.Unit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether the file system of the data directory takes writes: the kernel makes it read-only after an error on the card. */
final class MountSensor implements Sensor {

    private static final Signal READ_ONLY = new Signal(Signals.READ_ONLY, Unit.ONE, Plausibility.between(0, 1));

    private final HostFiles files;
    private final Path data;
    private final Duration period;
    private final Timebase time;

    MountSensor(HostFiles files, Path data, Duration period, Timebase time) {
        this.files = files;
        this.data = data;
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return "mount";
    }

    @Override
    public List<Signal> signals() {
        return List.of(READ_ONLY);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), "/proc/self/mountinfo");
        try {
            MountedDisk.find(files, data)
                    .ifPresentOrElse(
                            mount -> samples.measured(READ_ONLY, mount.readOnly() ? 1 : 0),
                            () -> samples.failed(READ_ONLY, "no mount holds " + data));
        } catch (MalformedText e) {
            samples.failed(READ_ONLY, "/proc/self/mountinfo: " + e.reason());
        }
        return samples.toList();
    }
}
