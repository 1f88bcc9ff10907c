package dev.flightcase.hal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.battery.BatteryPack;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldPowerLineTest {

    private static final Duration PERIOD = Duration.ofSeconds(4);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysTheTruthOrItsOpposite(boolean inverted) {
        var settings = new WorldSettings(Chemistry.LI_ION, 3, 10, 3.0, 8, 0, new WorldSettings.Climate(20, 5));
        var world = new World(settings, 0.9, new SplittableRandom(1));
        var time = new Timebase(() -> Instant.EPOCH, () -> 0);
        var line = new WorldPowerLine(world, inverted, BatteryPack.of(Chemistry.LI_ION, 3, 10), time, PERIOD);

        assertThat(value(line)).isEqualTo(inverted ? 1 : 0);
        world.mains(true);
        assertThat(value(line)).isEqualTo(inverted ? 0 : 1);
    }

    private static double value(WorldPowerLine line) {
        return ((Sample.Measured) line.read().getFirst()).reading().quantity().value();
    }
}
