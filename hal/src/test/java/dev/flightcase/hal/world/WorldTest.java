package dev.flightcase.hal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.Chemistry;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {

    private static final Duration STEP = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(Chemistry.class)
    void theSameSeedIsTheSameWorld(Chemistry chemistry) {
        var one = world(chemistry, 5, 40);
        var other = world(chemistry, 5, 40);
        for (int i = 0; i < 5000; i++) {
            one.step(STEP);
            other.step(STEP);
        }

        assertThat(one.volts())
                .isEqualTo(other.volts())
                .isNotEqualTo(world(chemistry, 6, 40).volts());
        assertThat(one.amperes()).isEqualTo(other.amperes());
    }

    @ParameterizedTest
    @EnumSource(Chemistry.class)
    void thePackRunsDownAndSwitchesOff(Chemistry chemistry) {
        for (long seed = 0; seed < 10; seed++) {
            var world = world(chemistry, seed, 0);
            double out = 0;
            while (world.brownOuts() == 0) {
                world.step(STEP);
                out -= world.amperes() * 2 / 3600;
                assertThat(world.seconds()).as("seed %d", seed).isLessThan(40 * 3600);
            }

            assertThat(world.isNodeOn()).isFalse();
            assertThat(world.share()).as("seed %d", seed).isBetween(-0.05, 0.3);
            assertThat(out).as("seed %d, Ah given from 90 %%", seed).isBetween(5.0, 9.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Chemistry.class)
    void theMainsFillItAndThenNothingFlows(Chemistry chemistry) {
        for (long seed = 0; seed < 10; seed++) {
            var world = world(chemistry, seed, 0);
            world.mains(true);
            for (int i = 0; i < 16 * 1800; i++) {
                world.step(STEP);
            }

            assertThat(world.share()).as("seed %d", seed).isBetween(0.93, 1.03);
            assertThat(world.amperes()).as("seed %d", seed).isBetween(0.0, 0.5);
        }
    }

    private static World world(Chemistry chemistry, long seed, double panelWatts) {
        int cells = chemistry == Chemistry.LEAD_ACID ? 6 : 4;
        double cutOff = chemistry.emptyVolts() * 0.92;
        var climate = new WorldSettings.Climate(20, 5);
        return new World(
                new WorldSettings(chemistry, cells, 10, cutOff, 8, panelWatts, climate),
                0.9,
                new SplittableRandom(seed));
    }
}
