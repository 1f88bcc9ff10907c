package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Chemistry;
import dev.flightcase.hal.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatteryEstimatorTest {

    private static final double OHMS = 0.05;
    private static final BatteryPack CELL = new BatteryPack(Chemistry.LI_ION, 1, 10, OHMS, 3.0);
    private static final BatteryPack IRON = new BatteryPack(Chemistry.LIFEPO4, 4, 10, OHMS, 2.5);
    private static final double WARM = 25;

    private final FakeTime time = new FakeTime();

    /** field.md D.2: 10 Ah at 80 %, 0.6 A: about 13 hours. */
    @Test
    void turnsChargeIntoMinutesAtThisLoad() {
        var estimator = knowing(CELL, 0.8, 0.02);
        steady(estimator, CELL, 0.8, -0.6, Duration.ofMinutes(20));

        var minutes = minutes(estimator);

        assertThat(minutes.likely()).isBetween(12.0 * 60, 13.3 * 60);
        assertThat(minutes.low()).isBetween(minutes.likely() * 0.75, minutes.likely() * 0.95);
        assertThat(minutes.high()).isBetween(minutes.likely() * 1.05, minutes.likely() * 1.25);
    }

    @Test
    void coldTakesAFifthAtZeroDegrees() {
        var warm = knowing(IRON, 1, 0.01);
        steady(warm, IRON, 0.9, -1, Duration.ofMinutes(3), WARM);
        var atHome = minutes(warm);
        var cold = knowing(IRON, 1, 0.01);
        steady(cold, IRON, 0.9, -1, Duration.ofMinutes(3), 0);
        var outside = minutes(cold);

        assertThat(outside.likely() / atHome.likely()).isCloseTo(0.8, within(0.03));
        assertThat(outside.high() - outside.low()).isGreaterThan(atHome.high() - atHome.low());
    }

    @Test
    void saysNothingAboutMinutesWhileCharging() {
        var estimator = knowing(CELL, 0.5, 0.02);
        steady(estimator, CELL, 0.5, 1, Duration.ofMinutes(5));

        var estimate = estimator.estimate(time.timebase().now()).orElseThrow();

        assertThat(estimate.minutes()).isEmpty();
        assertThat(estimate.why()).isEqualTo("the battery is not discharging");
    }

    @Test
    void aVoltageInTheFlatMiddleOfIronPhosphateTeachesHardlyAnything() {
        var iron = knowing(IRON, 0.5, 0.05);
        steady(iron, IRON, 0.7, -0.5, Duration.ofMinutes(10));
        double ofIron = percent(iron);
        var ion = knowing(CELL, 0.5, 0.05);
        steady(ion, CELL, 0.7, -0.5, Duration.ofMinutes(10));

        assertThat(ofIron).isBetween(46.0, 56.0);
        assertThat(percent(ion)).isBetween(60.0, 74.0);
    }

    @Test
    void aChargerThatHoldsTheVoltageWithoutCurrentMeansFull() {
        var estimator = new BatteryEstimator(CELL, Optional.empty());
        steady(estimator, CELL, 0.6, 0.2, Duration.ofMinutes(2));
        assertThat(estimator.estimate(time.timebase().now()).orElseThrow().estimating())
                .isTrue();
        double before = estimator.estimate(time.timebase().now()).orElseThrow().uncertaintyPoints();

        steady(estimator, CELL, 1, 0.1, Duration.ofMinutes(7));

        var after = estimator.estimate(time.timebase().now()).orElseThrow();
        assertThat(after.chargePercent()).isGreaterThan(97);
        assertThat(after.uncertaintyPoints()).isLessThan(before / 3);
        assertThat(after.estimating()).isFalse();
        assertThat(estimator.memory().orElseThrow().fulls()).isEqualTo(1);
    }

    @Test
    void bridgesAGapWithTheAverageAndWithDoubt() {
        var counted = knowing(CELL, 0.8, 0.02);
        steady(counted, CELL, 0.8, -2, Duration.ofMinutes(10));
        double before = counted.witness(time.timebase().now()).orElseThrow().likely();
        double least = counted.witness(time.timebase().now()).orElseThrow().least();

        time.advance(Duration.ofMinutes(30));
        steady(counted, CELL, 0.7, -2, Duration.ofMinutes(1));

        var after = counted.witness(time.timebase().now()).orElseThrow();
        assertThat(before - after.likely()).isCloseTo(0.103, within(0.01));
        assertThat(after.likely() - after.least()).isGreaterThan(before - least + 0.05);
    }

    @Test
    void aBatteryThatFellSilentHasNoEstimate() {
        var estimator = knowing(CELL, 0.8, 0.02);
        steady(estimator, CELL, 0.8, -1, Duration.ofMinutes(2));

        time.advance(Duration.ofSeconds(61));

        assertThat(estimator.estimate(time.timebase().now())).isEmpty();
        assertThat(estimator.witness(time.timebase().now())).isEmpty();
    }

    @Test
    void whatIsShownChangesAtMostOnceAMinute() {
        var estimator = knowing(CELL, 0.8, 0.02);
        steady(estimator, CELL, 0.8, -1, Duration.ofMinutes(5));
        int changes = 0;
        var shown = minutes(estimator);
        for (int i = 0; i < 90; i++) {
            steady(estimator, CELL, 0.8, -1 - i * 0.01, Duration.ofSeconds(2));
            changes += minutes(estimator).equals(shown) ? 0 : 1;
            shown = minutes(estimator);
        }

        assertThat(changes).isBetween(2, 3);
    }

    @Test
    void learnsThatAPackHoldsLessThanItsLabel() {
        var estimator = new BatteryEstimator(CELL, Optional.empty());
        steady(estimator, CELL, 1, 0.1, Duration.ofMinutes(10));
        // A pack of 8 Ah under a label of 10, at 1 A, from full to a twentieth.
        for (int second = 0; second < 7.6 * 3600; second += 2) {
            read(estimator, CELL, 1 - second / (8 * 3600.0), -1, WARM);
        }

        assertThat(estimator.memory().orElseThrow().capacityAmpereHours().value())
                .isCloseTo(8, within(0.5));
    }

    /** A model that always answers, whatever it is told; the gates before it let much pass. */
    @Test
    void anythingThatPassedAGateGivesFiniteNumbers() {
        var random = new SplittableRandom(7);
        for (int life = 0; life < 20; life++) {
            var estimator = new BatteryEstimator(life % 2 == 0 ? CELL : IRON, Optional.empty());
            for (int i = 0; i < 500; i++) {
                time.advance(Duration.ofSeconds(random.nextInt(60)));
                estimator.observe(new BatteryInput(
                        time.timebase().now(),
                        OptionalDouble.of(20 * random.nextDouble()),
                        OptionalDouble.of(20 * random.nextDouble() - 10),
                        OptionalDouble.of(120 * random.nextDouble() - 40),
                        OptionalDouble.of(100 * random.nextDouble())));
                estimator.estimate(time.timebase().now()).ifPresent(estimate -> {
                    assertThat(estimate.chargePercent()).isBetween(0.0, 100.0);
                    assertThat(estimate.uncertaintyPoints()).isFinite();
                });
            }
        }
    }

    private BatteryEstimator knowing(BatteryPack pack, double share, double sigma) {
        return new BatteryEstimator(
                pack,
                Optional.of(new BatteryMemory(
                        new Belief(pack.nominalAmpereHours(), 0.02 * pack.nominalAmpereHours()),
                        new Belief(share, sigma),
                        OHMS,
                        1,
                        List.of())));
    }

    private void steady(BatteryEstimator estimator, BatteryPack pack, double share, double amperes, Duration lasts) {
        steady(estimator, pack, share, amperes, lasts, WARM);
    }

    private void steady(
            BatteryEstimator estimator,
            BatteryPack pack,
            double share,
            double amperes,
            Duration lasts,
            double celsius) {
        for (long second = 0; second < lasts.toSeconds(); second += 2) {
            read(estimator, pack, share, amperes, celsius);
        }
    }

    private void read(BatteryEstimator estimator, BatteryPack pack, double share, double amperes, double celsius) {
        time.advance(Duration.ofSeconds(2));
        double volts = pack.cells() * pack.chemistry().restVolts(100 * share) + amperes * OHMS;
        estimator.observe(new BatteryInput(
                time.timebase().now(),
                OptionalDouble.of(volts),
                OptionalDouble.of(amperes),
                OptionalDouble.of(celsius),
                OptionalDouble.empty()));
    }

    private MinutesLeft minutes(BatteryEstimator estimator) {
        return estimator.estimate(time.timebase().now()).orElseThrow().minutes().orElseThrow();
    }

    private double percent(BatteryEstimator estimator) {
        return estimator.estimate(time.timebase().now()).orElseThrow().chargePercent();
    }
}
