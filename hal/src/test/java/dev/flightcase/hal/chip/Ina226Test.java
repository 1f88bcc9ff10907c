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
 * INA226. Vectors from data sheet SBOS547, recomputed; conversion flag and configuration as in the Linux driver
 * ina2xx-adc. The die ID 0x2260 was not confirmed with a second source.
 */
class Ina226Test {

    private static final Shunt TWO_MILLIOHM = new Shunt(0.002);
    private static final int READY = 0x0008;

    @ParameterizedTest
    @CsvSource({"0x2580, 12.000", "0x2570, 11.980", "0x7080, 36.000"})
    void readsTheBusVoltage(int bus, double volts) {
        assertValue(Ina226.decode(READY, 0, bus, TWO_MILLIOHM), Measure.VOLTAGE, volts, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0x1F40, 0.020, 10", "0xE0C0, -0.020, -10"})
    void computesTheCurrentFromTheShunt(int shunt, double volts, double amperes) {
        var reading = Ina226.decode(READY, (short) shunt, 0x2570, TWO_MILLIOHM);

        assertValue(reading, Measure.SHUNT_VOLTAGE, volts, 1e-9);
        assertValue(reading, Measure.CURRENT, amperes, 1e-9);
        assertValue(reading, Measure.POWER, 11.98 * amperes, 1e-9);
    }

    @Test
    void callsWhatItIsNotRatedForOverRange() {
        assertThat(Ina226.decode(READY, 0, 0x7081, TWO_MILLIOHM).missing(Measure.VOLTAGE))
                .hasValue(Why.OVER_RANGE);
        assertThat(Ina226.decode(READY, 0x7FFF, 0x2580, TWO_MILLIOHM).missing(Measure.CURRENT))
                .hasValue(Why.OVER_RANGE);
        assertThat(Ina226.decode(READY, (short) 0x8000, 0x2580, TWO_MILLIOHM).missing(Measure.CURRENT))
                .hasValue(Why.OVER_RANGE);
    }

    @Test
    void hasNothingToSayBeforeAConversion() {
        assertThat(Ina226.decode(0, 0x1F40, 0x2580, TWO_MILLIOHM).missing(Measure.VOLTAGE))
                .hasValue(Why.NOT_CONVERTED);
    }

    @Test
    void leavesAnotherChipAlone() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x2270);

        var identity = new Ina226(Raw.registers(bank), TWO_MILLIOHM).open();

        assertThat(identity).isEqualTo(new Identity.Different("maker 0x5449, die 0x2260", "maker 0x5449, die 0x2270"));
        assertThat(bank.get(0x00)).isZero();
    }

    @Test
    void configuresTheRightOne() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x2260);

        var identity = new Ina226(Raw.registers(bank), TWO_MILLIOHM).open();

        assertThat(identity).isEqualTo(new Identity.Confirmed("maker 0x5449, die 0x2260"));
        assertThat(bank.get(0x00)).isEqualTo(0x4527);
    }
}
