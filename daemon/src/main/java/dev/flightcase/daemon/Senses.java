package dev.flightcase.daemon;

import dev.flightcase.daemon.adapter.BatteryMemories;
import dev.flightcase.daemon.adapter.KeptBattery;
import dev.flightcase.daemon.command.HardwareReport;
import dev.flightcase.daemon.config.StallConfig;
import dev.flightcase.daemon.health.Assessor;
import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.preflight.BatteryCheck;
import dev.flightcase.daemon.preflight.Check;
import dev.flightcase.hal.Board;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.hal.Panel;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.SensorLoop;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.ShutdownRule;
import dev.flightcase.hal.host.Forks;
import dev.flightcase.hal.host.HostCommands;
import dev.flightcase.hal.host.HostPaths;
import dev.flightcase.hal.host.HostSensors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything the node feels: board, host and its own parts, in one loop, judged by one assessor. */
final class Senses implements AutoCloseable {
    private final Board board;
    private final SensorLoop loop;
    private final List<Signal> signals;
    private final Assessor assessor;

    private final Optional<KeptBattery> battery;

    /**
     * @param stall where its data lies, and what the battery model remembers
     * @param own sensors of the node's own parts
     * @param forks runs what only programs of the host tell
     */
    Senses(HalConfig config, StallConfig stall, List<Sensor> own, Forks forks, Timebase time) {
        var powered = PowerBoard.of(config.board());
        board = powered.open(time, config.period());
        var sensors = new ArrayList<>(board.sensors());
        battery = powered.pack()
                .map(pack -> battery(pack, powered.memories(stall.stateFolder(), pack), config.period(), time));
        battery.ifPresent(sensors::add);
        sensors.addAll(new HostSensors(
                        new HostPaths(Path.of("/"), stall.data()), config.period(), time, new HostCommands(forks))
                .discover());
        sensors.addAll(own);
        signals = sensors.stream().flatMap(sensor -> sensor.signals().stream()).toList();
        loop = new SensorLoop(sensors, config, time);
        assessor = new Assessor(time.clock(), ZoneId.systemDefault());
    }

    void start() {
        loop.start();
    }

    String boardName() {
        return board.name();
    }

    /** All that the sensors promise; the same for the life of the node. */
    List<Signal> signals() {
        return signals;
    }

    /** The board part by part; blocks on its buses. */
    HardwareReport hardware() {
        return new HardwareReport(board.look(), loop.snapshot());
    }

    /** What people press and see; empty when the board has neither. */
    Optional<Panel> panel() {
        return board.panel();
    }

    /** Whether the battery lasts. */
    Check battery(Supplier<Optional<Instant>> eventEnd, InstantSource clock) {
        return BatteryCheck.of(loop::snapshot, eventEnd, clock);
    }

    /** How the node is now; any thread, from memory. */
    HealthReport health() {
        return assessor.assess(loop.snapshot());
    }

    @Override
    public void close() {
        loop.close();
        battery.ifPresent(KeptBattery::close);
        board.close();
    }

    /** It sees what the loop has let pass. */
    private KeptBattery battery(BatteryPack pack, BatteryMemories memories, Duration period, Timebase time) {
        var before = memories.load();
        var sensor = new BatterySensor(pack, ShutdownRule.defaults(), before, this::readings, period);
        return new KeptBattery(sensor, memories, before, time.ticks());
    }

    private Snapshot readings() {
        return loop.snapshot();
    }
}
