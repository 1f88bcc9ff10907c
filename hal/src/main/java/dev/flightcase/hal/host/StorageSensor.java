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

/** Free space where the data directory is. Asked anew each time: a card can be remounted. */
final class StorageSensor implements Sensor {

    /** A petabyte: more than a board can have. */
    static final double BYTES_MAX = 1e15;

    private static final Signal FREE = new Signal(Signals.STORAGE_FREE, Unit.BYTE, Plausibility.between(0, BYTES_MAX));
    private static final Signal SHARE =
            new Signal(Signals.STORAGE_FREE_SHARE, Unit.PERCENT, Plausibility.between(0, 100));

    private final Path data;
    private final Duration period;
    private final Timebase time;

    StorageSensor(Path data, Duration period, Timebase time) {
        this.data = data;
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public List<Signal> signals() {
        return List.of(FREE, SHARE);
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), "file system of " + data);
        // statvfs(3), as FileStore asks it too, but without looking for the mount point: containers hide that.
        var folder = data.toFile();
        long total = folder.getTotalSpace();
        if (total <= 0) {
            return samples.failed(signals(), "file system of " + data + " cannot be asked; is there such a folder?")
                    .toList();
        }
        long free = folder.getUsableSpace();
        return samples.measured(FREE, (double) free)
                .measured(SHARE, 100.0 * free / total)
                .toList();
    }
}
