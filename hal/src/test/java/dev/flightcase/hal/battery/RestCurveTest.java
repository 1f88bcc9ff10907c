package dev.flightcase.hal.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Chemistry;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestCurveTest {

    @ParameterizedTest
    @EnumSource(Chemistry.class)
    void isItsOwnInverse(Chemistry chemistry) {
        var curve = new RestCurve(chemistry);
        for (double share = -0.1; share <= 1.1; share += 0.01) {
            assertThat(curve.share(curve.volts(share))).isCloseTo(share, within(1e-6));
        }
    }

    @Test
    void doesNotTakeTheChargersVoltageForOneAtRest() {
        assertThat(new RestCurve(Chemistry.LIFEPO4).volts(1)).isLessThan(3.42);
    }

    @Test
    void whatAPackShowedReplacesTheTable() {
        var curve = new RestCurve(Chemistry.LI_ION);
        double table = curve.volts(0.5);

        curve.learn(Collections.nCopies(RestCurve.KNOTS, -0.05));
        assertThat(curve.volts(0.5)).isCloseTo(table - 0.05, within(1e-9));
        assertThat(curve.tableVolts(0.5)).isEqualTo(table);

        curve.learn(List.of());
        assertThat(curve.volts(0.5)).isEqualTo(table);
    }

    @Test
    void aDischargeFromFullToTheBottomTellsHowFarThePackIsFromTheTable() {
        var table = new RestCurve(Chemistry.LI_ION);
        var recorder = new CurveRecorder(10);
        recorder.begin();
        for (int i = 0; i < 1600; i++) {
            recorder.look(table.volts(1 - i / 1600.0) - 0.04);
            recorder.move(-8 / 1600.0, false);
        }

        var above = recorder.learn(table, 8).orElseThrow();

        assertThat(above)
                .hasSize(RestCurve.KNOTS)
                .allSatisfy(volts -> assertThat(volts).isCloseTo(-0.04, within(0.02)));
    }

    @Test
    void aDischargeThatWasChargedInBetweenTellsNothing() {
        var table = new RestCurve(Chemistry.LI_ION);
        var recorder = new CurveRecorder(10);
        recorder.begin();
        for (int i = 0; i < 1600; i++) {
            recorder.look(3.7);
            recorder.move(i % 2 == 0 ? -0.01 : 0.005, false);
        }

        assertThat(recorder.learn(table, 8)).isEmpty();
    }
}
