package dev.flightcase.hal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.SensorRound;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.BatterySensor;
import dev.flightcase.hal.battery.Decision;
import dev.flightcase.hal.battery.ShutdownRule;
import dev.flightcase.hal.emulator.BusTrouble;
import dev.flightcase.hal.emulator.BusTroubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some packs discharged to the end, through emulated chips, a bad wire, drivers and gates. */
class ShutdownSweepTest {

    private static final Duration PERIOD = Duration.ofSeconds(4);

    @ParameterizedTest
    @CsvSource({
        "LI_ION, 1", "LI_ION, 2", "LI_ION, 3", "LI_ION, 4", "LI_ION, 5", "LI_ION, 6", "LI_ION, 7", "LI_ION, 8",
        "LIFEPO4, 1", "LIFEPO4, 2", "LIFEPO4, 3", "LIFEPO4, 4", "LIFEPO4, 5", "LIFEPO4, 6", "LIFEPO4, 7", "LIFEPO4, 8",
        "LEAD_ACID, 1", "LEAD_ACID, 2"
    })
    void stopsBeforeThePackDoesAndNotLongBefore(Chemistry chemistry, long seed) {
        var random = new SplittableRandom(seed);
        int cells = chemistry == Chemistry.LEAD_ACID ? 6 : 4;
        var pack = BatteryPack.of(chemistry, cells, 10);
        double watts = 10 * cells * chemistry.restVolts(50) / (2 + seed % 4);
        var climate = new WorldSettings.Climate(random.nextDouble(5, 30), 2);
        var settings = new WorldSettings(chemistry, cells, 10, pack.cutOffCellVolts(), watts, 0, climate);
        var world = new World(settings, 0.9, random.split());
        var time = new Timebase(() -> Instant.EPOCH, () -> (long) (world.seconds() * 1e9));
        var lies = new WorldPower.Lies(MeterErrors.draw(0.005, random), troubles(seed), 3600, random.nextBoolean());
        var power = new WorldPower(world, settings, lies, time, PERIOD, random.split());
        var round = new AtomicReference<SensorRound>();
        var battery = new BatterySensor(
                pack,
                ShutdownRule.defaults(),
                Optional.empty(),
                () -> Objects.requireNonNull(round.get()).snapshot(),
                PERIOD);
        var both = new SensorRound(List.of(power, battery), 3, time);
        round.set(both);

        double stoppedAt = Double.NaN;
        double shareThere = 0;
        double lowAt = Double.NEGATIVE_INFINITY;
        while (world.brownOuts() == 0) {
            world.step(PERIOD);
            boolean low = world.volts() < 1.01 * pack.stopCellVolts() * cells;
            lowAt = low && Double.isNaN(stoppedAt) ? world.seconds() : lowAt;
            both.read();
            if (Double.isNaN(stoppedAt) && battery.decision() instanceof Decision.StopNow) {
                stoppedAt = world.seconds();
                shareThere = world.share();
            }
        }

        assertThat(world.seconds() - stoppedAt).as("seconds in reserve").isGreaterThan(30);
        assertThat(shareThere - world.share()).as("share of the charge left").isLessThan(0.3);
        assertThat(stoppedAt - lowAt < 30 || shareThere - world.share() < 0.12)
                .as("the voltage was really low, or the pack nearly empty")
                .isTrue();
        assertThat(both.failures()).as("faults that reached the driver").isPositive();
    }

    private static BusTroubles troubles(long seed) {
        return new BusTroubles(
                seed,
                List.of(
                        new BusTrouble.Nacks(0.05),
                        new BusTrouble.FlippedBits(0.02),
                        new BusTrouble.Zeros(0.005),
                        new BusTrouble.Ones(0.005),
                        new BusTrouble.PowerLoss(Duration.ofHours(1), WorldPower.MONITOR_ADDRESS),
                        new BusTrouble.Stuck(Duration.ofHours(2), Duration.ofMinutes(2))));
    }
}
