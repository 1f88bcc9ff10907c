package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.chip.Measured.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * INA260. Vectors from data sheet SBOS656 and Adafruit's driver, recomputed. The limit of ±15 A and the configuration
 * were not confirmed with a second source.
 */
class Ina260Test {

    private static final int READY = 0x0008;

    @ParameterizedTest
    @CsvSource({"0x0320, 1.000", "0xFCE0, -1.000"})
    void readsTheCurrent(int raw, double amperes) {
        assertValue(Ina260.decode(READY, (short) raw, 0x2710, 0), Measure.CURRENT, amperes, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0x2710, 12.500", "0x0F00, 4.800"})
    void readsTheBusVoltage(int raw, double volts) {
        assertValue(Ina260.decode(READY, 0, raw, 0), Measure.VOLTAGE, volts, 1e-9);
    }

    @Test
    void givesThePowerTheSignOfTheCurrent() {
        assertValue(Ina260.decode(READY, 0x1900, 0x0F00, 0x0F00), Measure.POWER, 38.40, 1e-9);
        assertValue(Ina260.decode(READY, -0x1900, 0x0F00, 0x0F00), Measure.POWER, -38.40, 1e-9);
    }

    @Test
    void callsWhatItIsNotRatedForOverRange() {
        assertThat(Ina260.decode(READY, 12_001, 0x2710, 0).missing(Measure.CURRENT))
                .hasValue(Why.OVER_RANGE);
        assertThat(Ina260.decode(READY, 0, 28_801, 0).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
    }

    @Test
    void withholdsThePowerWhenItOverflowed() {
        var reading = Ina260.decode(READY | 0x0004, 0x0320, 0x2710, 0xFFFF);

        assertThat(reading.missing(Measure.POWER)).hasValue(Why.OVERFLOW);
        assertThat(reading.flags()).containsExactly(Flag.MATH_OVERFLOW);
        assertValue(reading, Measure.CURRENT, 1, 1e-9);
    }

    @Test
    void hasNothingToSayBeforeAConversion() {
        assertThat(Ina260.decode(0, 0x0320, 0x2710, 0).missing(Measure.CURRENT)).hasValue(Why.NOT_CONVERTED);
    }
}
