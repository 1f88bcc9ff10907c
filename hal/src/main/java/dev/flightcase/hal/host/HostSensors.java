package dev.flightcase.hal.host;

import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Timebase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what this host can tell about itself. */
public final class HostSensors {

    private final HostPaths paths;
    private final HostFiles files;
    private final Duration period;
    private final Timebase time;

    /** @param period of all its sensors */
    public HostSensors(HostPaths paths, Duration period, Timebase time) {
        this.paths = paths;
        this.files = new HostFiles(paths.root());
        this.period = period;
        this.time = time;
    }

    /**
     * One sensor for each thing that is there now; what is absent (a laptop without a known heat sensor, a
     * container without {@code /sys}) gives no sensor and no signal. Reads a few small files.
     */
    public List<Sensor> discover() {
        return Stream.of(
                        ifThere("cpu-load", "proc/stat", new CpuLoad()),
                        ifThere("memory", "proc/meminfo", new MemInfo()),
                        ifThere("load-average", "proc/loadavg", FirstNumber.loadAverage()),
                        ifThere("uptime", "proc/uptime", FirstNumber.uptime()),
                        ifThere("process-memory", "proc/self/status", new ProcessMemory()),
                        ifThere("tcp-sack", "proc/sys/net/ipv4/tcp_sack", FirstNumber.tcpSack()),
                        ifThere("tcp-ecn", "proc/sys/net/ipv4/tcp_ecn", FirstNumber.tcpEcn()),
                        HeatFile.find(files).flatMap(heat -> ifThere("temperature", heat.path(), heat)),
                        Optional.<Sensor>of(new StorageSensor(paths.data(), period, time)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Sensor> ifThere(String name, String path, FileFormat format) {
        return files.exists(path)
                ? Optional.of(new FileSensor(name, files.file(path), format, period, time))
                : Optional.empty();
    }
}
