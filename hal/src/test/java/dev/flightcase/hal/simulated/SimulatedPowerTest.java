package dev.flightcase.hal.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.SimulatedBoardConfig;
import dev.flightcase.hal.SimulatedBoardConfig.SimulatedDay;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedPowerTest {

    private static final double HOUR = Duration.ofHours(1).toSeconds();

    @Test
    void aNightDrawsTheBatteryDownByWhatTheLoadTakes() {
        var power = power(50, 60, Duration.ofHours(0));

        power.advance(5 * HOUR);

        // 80 Wh less 5 h of 12 W.
        assertThat(power.chargePercent()).isCloseTo(100 * (80 - 60) / 160.0, within(0.5));
        assertThat(power.solarWatts()).isZero();
    }

    @Test
    void theSunRisesPeaksAtNoonAndSets() {
        var power = power(10_000, 20, 60, Duration.ofHours(5));

        power.advance(2 * HOUR);
        double morning = power.solarWatts();
        power.advance(6 * HOUR);
        double noon = power.solarWatts();
        power.advance(8 * HOUR);

        assertThat(morning).isCloseTo(60 * Math.sin(Math.PI / 14), within(0.01));
        assertThat(noon).isCloseTo(60, within(0.01));
        assertThat(power.solarWatts()).isZero();
    }

    @Test
    void aDayOfSunFillsThePackAndThenTheHarvestFallsToTheLoad() {
        var power = power(50, 60, Duration.ofHours(6));

        power.advance(9 * HOUR);

        assertThat(power.chargePercent()).isCloseTo(100, within(1e-9));
        assertThat(power.solarWatts()).isCloseTo(power.loadWatts(), within(1e-9));
    }

    @Test
    void withoutSunTheEnergyBalanceHolds() {
        var power = power(100, 0, Duration.ofHours(6));
        double before = power.chargePercent();
        double drawn = 0;
        for (int i = 0; i < 100; i++) {
            power.advance(30);
            drawn += power.loadWatts() * 30 / HOUR;
        }

        assertThat(before - power.chargePercent()).isCloseTo(100 * drawn / 160, within(1e-6));
    }

    @Test
    void anEmptyPackStaysEmptyUntilTheSunComes() {
        var power = power(5, 60, Duration.ofHours(22));

        power.advance(3 * HOUR);
        assertThat(power.chargePercent()).isZero();

        power.advance(8 * HOUR);
        assertThat(power.chargePercent()).isPositive();
    }

    @Test
    void voltageFallsWithChargeAndRisesWhileCharging() {
        var high = power(90, 0, Duration.ofHours(12));
        var low = power(10, 0, Duration.ofHours(12));
        var charging = power(50, 100, Duration.ofHours(12));
        var discharging = power(50, 0, Duration.ofHours(12));

        assertThat(low.batteryVolts()).isLessThan(high.batteryVolts());
        assertThat(charging.batteryVolts()).isGreaterThan(discharging.batteryVolts());
    }

    @Test
    void loadNoiseIsSmallAndRepeatable() {
        var one = power(50, 60, Duration.ofHours(0));
        var two = power(50, 60, Duration.ofHours(0));

        for (int i = 0; i < 1000; i++) {
            one.advance(30);
            two.advance(30);
            assertThat(one.loadWatts()).isBetween(12 * 0.91, 12 * 1.09).isEqualTo(two.loadWatts());
        }
    }

    @Test
    void aLongPauseIsCaughtUpByADayAtMost() {
        var power = power(100, 0, Duration.ofHours(0));

        power.advance(Double.MAX_VALUE);

        assertThat(power.chargePercent()).isZero();
    }

    private static SimulatedPower power(double chargePercent, double peakWatts, Duration startsAt) {
        return power(160, chargePercent, peakWatts, startsAt);
    }

    private static SimulatedPower power(
            double capacityWattHours, double chargePercent, double peakWatts, Duration startsAt) {
        var day = new SimulatedDay(peakWatts, startsAt, Duration.ofHours(6), Duration.ofHours(20), 60);
        var config = new SimulatedBoardConfig(Chemistry.LIFEPO4, 4, capacityWattHours, chargePercent, 12, day, 1);
        return new SimulatedPower(config, new SplittableRandom(1));
    }
}
