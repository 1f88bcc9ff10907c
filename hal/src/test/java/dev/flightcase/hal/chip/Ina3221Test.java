package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INA3221. Vectors from data sheet SBOS576 and the Linux driver ina3221, recomputed. */
class Ina3221Test {

    private static final Shunt TENTH = new Shunt(0.1);

    @ParameterizedTest
    @CsvSource({"0x0C80, 0.01600, 0.160", "0xF380, -0.01600, -0.160", "0x0008, 0.00004, 0.0004"})
    void computesTheCurrentFromTheShunt(int raw, double volts, double amperes) {
        var reading = decode((short) raw, 0x0C80);

        assertValue(reading, new Output(Measure.SHUNT_VOLTAGE, 2), volts, 1e-12);
        assertValue(reading, new Output(Measure.CURRENT, 2), amperes, 1e-9);
    }

    @Test
    void callsARailOverRange() {
        assertThat(decode(0x7FF8, 0x0C80).missing(new Output(Measure.CURRENT, 2)))
                .hasValue(Why.OVER_RANGE);
        assertThat(decode((short) 0x8000, 0x0C80).missing(new Output(Measure.CURRENT, 2)))
                .hasValue(Why.OVER_RANGE);
    }

    @Test
    void readsTheBusVoltage() {
        assertValue(decode(0, 0x0C80), new Output(Measure.VOLTAGE, 2), 3.2, 1e-9);
        assertThat(decode(0, 0x7FF8).missing(new Output(Measure.VOLTAGE, 2))).hasValue(Why.OVER_RANGE);
    }

    @Test
    void believesItUpToItsRails() {
        assertValue(decode(0, 3_250 << 3), new Output(Measure.VOLTAGE, 2), 26, 1e-9);
        assertThat(decode(0, 3_251 << 3).missing(new Output(Measure.VOLTAGE, 2)))
                .hasValue(Why.OVER_RANGE);
        assertValue(decode(4_094 << 3, 0), new Output(Measure.CURRENT, 2), 1.6376, 1e-9);
        assertValue(decode(-4_095 << 3, 0), new Output(Measure.CURRENT, 2), -1.638, 1e-9);
        assertThat(decode(0, -8).missing(new Output(Measure.VOLTAGE, 2))).hasValue(Why.OVER_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"0x0320, 0.016", "0x0640, 0.032"})
    void sumsTheShunts(int raw, double volts) {
        assertThat(Ina3221.sum(raw, TENTH)).isEqualTo(new Measured.Value(volts / 0.1));
    }

    @Test
    void givesTheSumOnlyOfShuntsThatAreAlike() throws BusFault {
        var alike = chip(Map.of(1, TENTH, 3, TENTH), configured(0x5000)).read();
        var different =
                chip(Map.of(1, TENTH, 3, new Shunt(0.01)), configured(0x5000)).read();

        assertValue(alike, Measure.TOTAL_CURRENT, 0.16, 1e-9);
        assertThat(different.measured(Output.of(Measure.TOTAL_CURRENT))).isEmpty();
    }

    @Test
    void switchesOnTheChannelsOfTheProfileOnly() throws BusFault {
        var bank = configured(0);
        bank.set(0x00, 0x7127);
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x3220);

        var identity = chip(Map.of(2, TENTH), bank).open();

        assertThat(identity).isInstanceOf(Identity.Confirmed.class);
        assertThat(bank.get(0x00)).isEqualTo(0x2527);
        assertThat(bank.get(0x0F)).isEqualTo(0x2000);
    }

    @Test
    void waitsForTheConversion() throws BusFault {
        var bank = configured(0x4000);
        bank.set(0x0F, 0x4000);

        var reading = chip(Map.of(1, TENTH), bank).read();

        assertThat(reading.missing(new Output(Measure.VOLTAGE, 1))).hasValue(Why.NOT_CONVERTED);
        assertThat(reading.missing(Measure.TOTAL_CURRENT)).hasValue(Why.NOT_CONVERTED);
    }

    @Test
    void refusesChannelsThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chip(Map.of(4, TENTH), configured(0)))
                .withMessageContaining("[4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chip(Map.of(0, TENTH), configured(0)))
                .withMessageContaining("[0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chip(Map.of(), configured(0)))
                .withMessageContaining("[]");
    }

    private static ChipReading decode(int shunt, int bus) {
        var reading = new ChipReading.Builder();
        Ina3221.decode(reading, 2, shunt, bus, TENTH);
        return reading.build();
    }

    private static Ina3221 chip(Map<Integer, Shunt> shunts, RegisterBank bank) {
        return new Ina3221(Raw.registers(bank), new TreeMap<>(shunts));
    }

    private static RegisterBank configured(int channels) {
        var bank = Raw.bank(RegisterLayout.WORDS);
        bank.set(0x00, channels | 0x0527);
        bank.set(0x0D, 0x0320);
        bank.set(0x0F, channels | 1);
        return bank;
    }
}
