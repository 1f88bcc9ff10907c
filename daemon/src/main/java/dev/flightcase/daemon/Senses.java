package dev.flightcase.daemon;

import dev.flightcase.daemon.health.Assessor;
import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardChoice;
import dev.flightcase.hal.Boards;
import dev.flightcase.hal.HalConfig;
import dev.flightcase.hal.NoBoard;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.SensorLoop;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.host.HostPaths;
import dev.flightcase.hal.host.HostSensors;
import dev.flightcase.hal.simulated.SimulatedBoardProfile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Everything the node feels: board, host and its own parts, in one loop, judged by one assessor. */
final class Senses implements AutoCloseable {
    private final Board board;
    private final SensorLoop loop;
    private final List<Signal> signals;
    private final Assessor assessor;

    /** @param own sensors of the node's own parts */
    Senses(HalConfig config, Path data, List<Sensor> own, Timebase time) {
        board = open(config, time);
        var sensors = new ArrayList<>(board.sensors());
        sensors.addAll(new HostSensors(new HostPaths(Path.of("/"), data), config.period(), time).discover());
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

    /** How the node is now; any thread, from memory. */
    HealthReport health() {
        return assessor.assess(loop.snapshot());
    }

    @Override
    public void close() {
        loop.close();
        board.close();
    }

    private static Board open(HalConfig config, Timebase time) {
        var boards = new Boards(List.of(new NoBoard(), new SimulatedBoardProfile(config.simulated())));
        return switch (boards.choose(config.board())) {
            case BoardChoice.Known(var profile) -> profile.open(time, config.period());
            case BoardChoice.Unknown(String name, List<String> known) ->
                throw new NodeException(
                        NodeException.Kind.CONFIGURATION,
                        "hal.board is \"" + name + "\"; must be one of " + String.join(", ", known));
        };
    }
}
