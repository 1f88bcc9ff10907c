package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardLook;
import dev.flightcase.hal.Sensor;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.Timebase;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A battery, a panel and a load that exist as numbers only. */
public final class SimulatedBoard implements Board {

    public static final String NAME = "simulated";

    private final SimulatedPowerSensor power;

    public SimulatedBoard(SimulatedBoardConfig config, Timebase time, Duration period) {
        var model = new SimulatedPower(config, new SplittableRandom(config.seed()));
        this.power = new SimulatedPowerSensor(config, model, time, period);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Sensor> sensors() {
        return List.of(power);
    }

    /** Nothing is held. */
    @Override
    public BoardLook look() {
        return BoardLook.of(NAME, "a board that does not exist: its numbers are computed");
    }

    @Override
    public void close() {}
}
