package dev.flightcase.bench.world;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.emulator.BusTrouble;
import dev.flightcase.hal.emulator.BusTroubles;
import dev.flightcase.hal.world.MeterErrors;
import dev.flightcase.hal.world.WorldPower;
import dev.flightcase.hal.world.WorldSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A kit at an event, drawn from a seed: what its label says, where it stands, and how its meter lies. */
record Scenario(BatteryPack pack, WorldSettings settings, WorldPower.Lies lies) {

    private static final double PHANTOM_EVERY_SECONDS = 2 * 3600.0;
    private static final double TROUBLE_EVERY_SECONDS = 10 * 3600.0;
    private static final double CHIP_VOLTAGE_GAIN = 0.005;

    /** @param hours that it is to last: troubles at a time are spread over them */
    static Scenario draw(Chemistry chemistry, double hours, SplittableRandom random) {
        boolean iron = chemistry == Chemistry.LIFEPO4;
        int cells = iron ? 4 : 1 + random.nextInt(4);
        double nominal = iron ? random.nextDouble(6, 50) : random.nextDouble(2.5, 20);
        var pack = BatteryPack.of(chemistry, cells, nominal);
        double watts = nominal * cells * chemistry.restVolts(50) / random.nextDouble(3, 20);
        double panel = random.nextBoolean() ? 0 : watts * random.nextDouble(0.5, 2.5);
        var climate = new WorldSettings.Climate(random.nextDouble(0, 35), 5);
        var settings = new WorldSettings(chemistry, cells, nominal, pack.cutOffCellVolts(), watts, panel, climate);
        var lies = new WorldPower.Lies(
                MeterErrors.draw(CHIP_VOLTAGE_GAIN, random),
                new BusTroubles(random.nextLong(), troubles(hours, random)),
                PHANTOM_EVERY_SECONDS,
                random.nextBoolean());
        return new Scenario(pack, settings, lies);
    }

    private static List<BusTrouble> troubles(double hours, SplittableRandom random) {
        var troubles = new ArrayList<BusTrouble>();
        troubles.add(new BusTrouble.Nacks(0.05));
        troubles.add(new BusTrouble.FlippedBits(0.02));
        troubles.add(new BusTrouble.Zeros(0.003));
        troubles.add(new BusTrouble.Ones(0.003));
        double at = TROUBLE_EVERY_SECONDS * random.nextDouble();
        while (at < hours * 3600) {
            var when = Duration.ofSeconds((long) at);
            troubles.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new BusTrouble.LostCalibration(when, WorldPower.MONITOR_ADDRESS);
                        case 1 -> new BusTrouble.PowerLoss(when, WorldPower.MONITOR_ADDRESS);
                        case 2 -> new BusTrouble.Hung(when, Duration.ofSeconds(random.nextInt(5, 60)));
                        default -> new BusTrouble.Stuck(when, Duration.ofSeconds(random.nextInt(5, 120)));
                    });
            at += 2 * TROUBLE_EVERY_SECONDS * random.nextDouble();
        }
        return troubles;
    }
}
