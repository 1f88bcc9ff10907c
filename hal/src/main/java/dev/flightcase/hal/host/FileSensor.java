package dev.flightcase.hal.host;

import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Samples;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Reads one file of one format. */
final class FileSensor implements Sensor {

    private final String name;
    private final HostFiles.HostFile file;
    private final FileFormat format;
    private final Duration period;
    private final Timebase time;

    FileSensor(String name, HostFiles.HostFile file, FileFormat format, Duration period, Timebase time) {
        this.name = name;
        this.file = file;
        this.format = format;
        this.period = period;
        this.time = time;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Signal> signals() {
        return format.signals();
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public List<Sample> read() {
        var samples = new Samples(time.now(), file.name());
        try {
            format.read(file.read(), samples);
            return samples.toList();
        } catch (IOException e) {
            return allFailed("cannot be read: " + e);
        } catch (MalformedText e) {
            return allFailed(e.reason());
        }
    }

    private List<Sample> allFailed(String why) {
        return new Samples(time.now(), file.name())
                .failed(format.signals(), file.name() + ": " + why)
                .toList();
    }
}
