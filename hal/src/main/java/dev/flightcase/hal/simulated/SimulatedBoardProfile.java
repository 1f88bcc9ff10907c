package dev.flightcase.hal.simulated;

import dev.flightcase.hal.Board;
import dev.flightcase.hal.BoardProfile;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.Belief;
import dev.flightcase.hal.kit.KitProfile;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Opens a {@link SimulatedBoard}; its day begins when it is opened. */
public final class SimulatedBoardProfile implements BoardProfile {
    private static final double CAPACITY_DOUBT = 0.03;
    private static final double CHARGE_DOUBT = 0.02;

    private final SimulatedBoardConfig config;
    private final SimulatedKit kit;

    public SimulatedBoardProfile(SimulatedBoardConfig config) {
        this.config = config;
        this.kit = new SimulatedKit(config);
    }

    @Override
    public String name() {
        return SimulatedBoard.NAME;
    }

    public BatteryPack pack() {
        return kit.pack();
    }

    /** As if the node had known the pack for years: each of its lives begins with the same charge. */
    public BatteryMemory memory() {
        var pack = kit.pack();
        double capacity = pack.nominalAmpereHours();
        return new BatteryMemory(
                new Belief(capacity, CAPACITY_DOUBT * capacity),
                new Belief(config.chargePercent() / 100, CHARGE_DOUBT),
                pack.ohms(),
                1,
                List.of());
    }

    @Override
    public Board open(Timebase time, Duration period) {
        var random = new SplittableRandom(config.seed());
        var power = new SimulatedPower(config, random.split());
        var inside = new SimulatedCase(power, time.ticks(), config.day().timeScale());
        var wires = new SimulatedWires(inside, kit.shuntOhms(), random.split(), time.ticks());
        var emulated = KitProfile.parse(SimulatedBoard.NAME, kit.profile(), () -> wires);
        return new SimulatedBoard(emulated.open(time, period));
    }
}
