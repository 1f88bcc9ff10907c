package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardProfile;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.Timebase;
import java.time.Duration;

/** Opens a {@link SimulatedBoard}; its day begins when it is opened. */
public final class SimulatedBoardProfile implements BoardProfile {

    private final SimulatedBoardConfig config;

    public SimulatedBoardProfile(SimulatedBoardConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return SimulatedBoard.NAME;
    }

    @Override
    public Board open(Timebase time, Duration period) {
        return new SimulatedBoard(config, time, period);
    }
}
