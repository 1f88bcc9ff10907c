package dev.flightcase.hal.host;

import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.Timebase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what this host can tell about itself. */
public final class HostSensors {

    private static final Logger log = LoggerFactory.getLogger(HostSensors.class);

    private final HostPaths paths;
    private final HostFiles files;
    private final Duration period;
    private final Timebase time;
    private final Commands commands;

    /** @param period of all its sensors, but of those that fork or write */
    public HostSensors(HostPaths paths, Duration period, Timebase time, Commands commands) {
        this.paths = paths;
        this.commands = commands;
        this.files = new HostFiles(paths.root());
        this.period = period;
        this.time = time;
    }

    /**
     * One sensor for each thing that is there now; what is absent (a laptop without a known heat sensor, a
     * container without {@code /sys}) gives no sensor and no signal. Reads a few small files.
     */
    public List<Sensor> discover() {
        var all = new ArrayList<Sensor>();
        all.addAll(files());
        all.addAll(disk());
        all.addAll(new RaspberryPi(files, commands, period, time).sensors());
        return List.copyOf(all);
    }

    private List<Sensor> files() {
        return Stream.of(
                        ifThere("cpu-load", "proc/stat", new CpuLoad()),
                        ifThere("memory", "proc/meminfo", new MemInfo()),
                        ifThere("load-average", "proc/loadavg", FirstNumber.loadAverage()),
                        ifThere("uptime", "proc/uptime", FirstNumber.uptime()),
                        ifThere("process-memory", "proc/self/status", new ProcessMemory()),
                        ifThere("tcp-sack", "proc/sys/net/ipv4/tcp_sack", FirstNumber.tcpSack()),
                        ifThere("tcp-ecn", "proc/sys/net/ipv4/tcp_ecn", FirstNumber.tcpEcn()),
                        HeatFile.find(files).flatMap(heat -> ifThere("temperature", heat.path(), heat)),
                        HottestZone.find(files, period, time),
                        ifReadable("cpu-pressure", "proc/pressure/cpu", Pressure.cpu(time)),
                        ifReadable("io-pressure", "proc/pressure/io", Pressure.io(time)),
                        ifReadable("memory-pressure", "proc/pressure/memory", Pressure.memory(time)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Sensor> disk() {
        var all = new ArrayList<Sensor>();
        all.add(new StorageSensor(paths.data(), period, time));
        all.add(new DiskProbe(paths.data(), time));
        try {
            MountedDisk.find(files, paths.data()).ifPresent(mount -> {
                all.add(new MountSensor(files, paths.data(), period, time));
                var device = mount.device();
                if (device != null) {
                    all.add(new FileSensor(
                            "disk-wait", files.file("proc/diskstats"), new DiskWait(mount.number()), period, time));
                    var card = new CardSigns(files, device, time);
                    if (!card.signals().isEmpty()) {
                        all.add(card);
                    }
                }
            });
        } catch (MalformedText e) {
            log.atWarn().addKeyValue("error", e.reason()).log("/proc/self/mountinfo can not be understood");
        }
        return all;
    }

    /** A kernel without pressure counters (psi=0) has the files, but gives an error when they are read. */
    private Optional<Sensor> ifReadable(String name, String path, FileFormat format) {
        try {
            return files.exists(path) && !files.file(path).read().isEmpty()
                    ? ifThere(name, path, format)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // Not counted by this kernel: no such signal.
        }
    }

    private Optional<Sensor> ifThere(String name, String path, FileFormat format) {
        return files.exists(path)
                ? Optional.of(new FileSensor(name, files.file(path), format, period, time))
                : Optional.empty();
    }
}
