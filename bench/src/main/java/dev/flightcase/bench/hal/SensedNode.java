package dev.flightcase.bench.hal;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.SensorLoop;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.ShutdownRule;
import dev.flightcase.hal.host.Forks;
import dev.flightcase.hal.host.HostCommands;
import dev.flightcase.hal.host.HostPaths;
import dev.flightcase.hal.host.HostSensors;
import dev.flightcase.hal.network.NetworkLoop;
import dev.flightcase.hal.network.NetworkSensor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a node runs of hal, at its default rates: board, battery model, host, clock and links in their two loops. */
final class SensedNode implements AutoCloseable {
    private final Board board;
    private final SensorLoop sensors;
    private final NetworkLoop network = new NetworkLoop();

    /**
     * @param folder with the tree of the host, for the kit's profile, and for what the disk probe writes
     * @param charger where the solar charger speaks
     * @param brokerPort of a {@link LoopbackHub}
     */
    SensedNode(Path folder, Path charger, int brokerPort, long seed) throws IOException {
        var time = new Timebase(InstantSource.system(), System::nanoTime);
        var config = HalConfig.defaults();
        var profile = BenchKit.profile(folder, charger, time.ticks(), seed);
        board = profile.open(time, config.period());
        var watch = new LoopbackLink(brokerPort).watch(network.executor(), time);
        var all = new ArrayList<Sensor>(board.sensors());
        all.add(new BatterySensor(
                profile.pack(), ShutdownRule.defaults(), Optional.empty(), this::snapshot, config.period()));
        all.addAll(new HostSensors(
                        new HostPaths(folder.resolve("root"), folder),
                        config.period(),
                        time,
                        new HostCommands(new Forks((_, _, _) -> {}, time.ticks())))
                .discover());
        all.add(new ClockLook(Path.of("/"), config.period(), time));
        all.add(new NetworkSensor(List.of(LoopbackLink.NAME), watch::view, config.period(), time));
        sensors = new SensorLoop(all, config, time);
        sensors.start();
        network.start(watch);
    }

    Snapshot snapshot() {
        return sensors.snapshot();
    }

    /** Reads begun so far, of all sensors. */
    long reads() {
        return snapshot().sensors().values().stream()
                .mapToLong(status -> status.polls())
                .sum();
    }

    /** Of sensors that have one now, for people. */
    List<String> troubles() {
        return snapshot().sensors().values().stream()
                .filter(status -> !status.detail().isEmpty())
                .map(status -> status.sensor() + ": " + status.detail())
                .toList();
    }

    @Override
    public void close() {
        sensors.close();
        network.close();
        board.close();
    }
}
