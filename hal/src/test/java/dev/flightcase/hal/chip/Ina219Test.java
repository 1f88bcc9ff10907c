package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * INA219. Vectors from data sheet SBOS448, recomputed, and as the Linux driver ina2xx and Adafruit's driver take them.
 * The bits of the configuration register are as in Adafruit's driver.
 */
class Ina219Test {

    private static final Shunt TENTH = new Shunt(0.1);
    private static final int GOOD_BUS = 0x1F7A;

    @ParameterizedTest
    @CsvSource({"0x1F7A, 4.028", "0x3A9A, 7.500"})
    void readsTheBusVoltage(int bus, double volts) {
        var reading = Ina219.decode(0, bus, TENTH);

        assertValue(reading, Measure.VOLTAGE, volts, 1e-9);
        assertThat(reading.flags()).isEmpty();
    }

    @Test
    void keepsTheVoltageButNotTheCurrentWhenTheArithmeticOverflowed() {
        var reading = Ina219.decode(0x0FA0, 0x1F7B, TENTH);

        assertValue(reading, Measure.VOLTAGE, 4.028, 1e-9);
        assertThat(reading.missing(Measure.CURRENT)).hasValue(Why.OVERFLOW);
        assertThat(reading.missing(Measure.POWER)).hasValue(Why.OVERFLOW);
        assertThat(reading.flags()).containsExactly(Flag.MATH_OVERFLOW);
    }

    @ParameterizedTest
    @CsvSource({"0x0FA0, 0.040, 0.400", "0xF060, -0.040, -0.400"})
    void computesTheCurrentFromTheShunt(int shunt, double volts, double amperes) {
        var reading = Ina219.decode((short) shunt, GOOD_BUS, TENTH);

        assertValue(reading, Measure.SHUNT_VOLTAGE, volts, 1e-9);
        assertValue(reading, Measure.CURRENT, amperes, 1e-9);
        assertValue(reading, Measure.POWER, 4.028 * amperes, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0x8300", "0x7D00"})
    void callsARailOverRange(int shunt) {
        var reading = Ina219.decode((short) shunt, GOOD_BUS, TENTH);

        assertThat(reading.missing(Measure.CURRENT)).hasValue(Why.OVER_RANGE);
        assertThat(reading.missing(Measure.POWER)).hasValue(Why.OVER_RANGE);
        assertValue(reading, Measure.VOLTAGE, 4.028, 1e-9);
    }

    @Test
    void believesItUpToItsRails() {
        assertValue(Ina219.decode(31_999, 8_000 << 3 | 0b10, TENTH), Measure.VOLTAGE, 32, 1e-9);
        assertValue(Ina219.decode(31_999, GOOD_BUS, TENTH), Measure.CURRENT, 3.1999, 1e-9);
        assertValue(Ina219.decode(-31_999, GOOD_BUS, TENTH), Measure.CURRENT, -3.1999, 1e-9);
        assertThat(Ina219.decode(0, 8_001 << 3 | 0b10, TENTH).missing(Measure.VOLTAGE))
                .hasValue(Why.OVER_RANGE);
    }

    @Test
    void hasNothingToSayBeforeAConversion() {
        var reading = Ina219.decode(0x0FA0, 0x1F78, TENTH);

        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.NOT_CONVERTED);
        assertThat(reading.missing(Measure.CURRENT)).hasValue(Why.NOT_CONVERTED);
    }

    @Test
    void takesAllZerosForNoConversionAndAllOnesForNoValue() {
        assertThat(Ina219.decode(0, 0, TENTH).missing(Measure.VOLTAGE)).hasValue(Why.NOT_CONVERTED);
        assertThat(Ina219.decode(-1, 0xFFFF, TENTH).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
    }

    @Test
    void configuresItAgainAfterItsPowerWasAway() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        var chip = new Ina219(Raw.registers(bank), TENTH);
        bank.set(0x00, 0x399F);
        bank.set(0x02, GOOD_BUS);

        var first = chip.read();
        var second = chip.read();

        assertThat(first.flags()).containsExactly(Flag.RESET);
        assertThat(first.missing(Measure.VOLTAGE)).hasValue(Why.NOT_CONVERTED);
        assertThat(bank.get(0x00)).isEqualTo(0x3FFF);
        assertValue(second, Measure.VOLTAGE, 4.028, 1e-9);
    }
}
