package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Max1704x.Model;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MAX17040, MAX17043, MAX17048. Vectors from the Linux driver max17040_battery, Adafruit's MAX1704x driver and reports
 * of users (SparkFun's libraries, issues 3, 5 and 14), recomputed. The reset bit is as in public drivers.
 */
class Max1704xTest {

    @ParameterizedTest
    @CsvSource({"0xC350, 3.90625", "0xD2F0, 4.21875", "0xBB80, 3.75000"})
    void readsTheCell(int raw, double volts) {
        assertValue(decode(raw, 0x5A80), Measure.VOLTAGE, volts, 1e-12);
        // The older parts' 12 bits of 1.25 mV are the same number.
        assertThat((raw >> 4) * 1250L).isEqualTo(Math.round(volts * 1e6));
    }

    @ParameterizedTest
    @CsvSource({"0x5A80, 90.50", "0x0C00, 12.00"})
    void readsTheCharge(int raw, double percent) {
        var reading = decode(0xC350, raw);

        assertValue(reading, Measure.CHARGE, percent, 1e-12);
        assertValue(reading, Measure.CHARGE_RAW, percent, 1e-12);
    }

    @Test
    void keepsWhatAChargingGaugeReallySaysBesideTheClampedCharge() {
        var reading = decode(0xD2F0, 0x6840);

        assertValue(reading, Measure.CHARGE, 100, 0);
        assertValue(reading, Measure.CHARGE_RAW, 104.25, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0x0030, 9.98", "0xFFB0, -16.64"})
    void readsTheRate(int raw, double percentPerHour) {
        assertThat(Max1704x.rate((short) raw))
                .isInstanceOfSatisfying(
                        Measured.Value.class,
                        rate -> assertThat(rate.value()).isCloseTo(percentPerHour, within(0.005)));
    }

    @Test
    void takesAllOnesForNoBattery() {
        var reading = decode(0xFFFF, 0xFFFF);

        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.NO_BATTERY);
        assertThat(reading.missing(Measure.CHARGE)).hasValue(Why.NO_BATTERY);
    }

    @Test
    void takesZeroVoltsForAFaultAndNotForAFlatCell() {
        var reading = decode(0x0000, 0xFFFF);

        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.BUS_FAULT);
        assertThat(reading.missing(Measure.CHARGE)).hasValue(Why.BUS_FAULT);
    }

    @Test
    void believesNeitherSixVoltsNorTwoHundredPercent() {
        assertThat(decode(0xFA01, 0x5A80).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
        assertThat(decode(0xC350, 0xC800).missing(Measure.CHARGE)).hasValue(Why.OVER_RANGE);
    }

    @Test
    void believesFiveVoltsAndHardlyMoreThanFull() {
        assertValue(decode(0xFA00, 0x7CFF), Measure.VOLTAGE, 5, 1e-12);
        assertValue(decode(0xFA00, 0x7CFF), Measure.CHARGE_RAW, 124.99609375, 1e-12);
        assertThat(decode(0xFA00, 0x7D00).missing(Measure.CHARGE_RAW)).hasValue(Why.OVER_RANGE);
        assertValue(decode(1, 0), Measure.VOLTAGE, 78.125e-6, 1e-12);
    }

    @Test
    void withholdsTheGuessAfterAReset() throws BusFault {
        var bank = cell();
        bank.setU16be(0x1A, 0x0100);
        var chip = new Max1704x(Raw.registers(bank), Model.MAX17048);

        var first = chip.read();
        var second = chip.read();

        assertThat(first.flags()).containsExactly(Flag.RESET);
        assertThat(first.missing(Measure.CHARGE)).hasValue(Why.JUST_RESET);
        assertValue(first, Measure.VOLTAGE, 3.90625, 1e-12);
        assertValue(second, Measure.CHARGE, 90.5, 1e-12);
        assertThat(bank.get(0x1A)).isZero();
    }

    @Test
    void givesNoRateOfABatteryThatIsNotThere() throws BusFault {
        var bank = Raw.bank(RegisterLayout.BYTES);
        for (int register = 0; register < 256; register++) {
            bank.set(register, 0xFF);
        }

        var reading = new Max1704x(Raw.registers(bank), Model.MAX17048).read();

        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.NO_BATTERY);
        assertThat(reading.missing(Measure.CHARGE_RATE)).hasValue(Why.BUS_FAULT);
    }

    @Test
    void knowsTheMax17048ByItsVersion() throws BusFault {
        var bank = cell();
        bank.setU16be(0x08, 0x0012);

        assertThat(new Max1704x(Raw.registers(bank), Model.MAX17048).open())
                .isEqualTo(new Identity.Confirmed("version 0x0012"));
        assertThat(new Max1704x(Raw.registers(bank), Model.MAX17043).open())
                .isEqualTo(new Identity.Unverifiable("version 0x0012"));
        bank.setU16be(0x08, 0x0003);
        assertThat(new Max1704x(Raw.registers(bank), Model.MAX17048).open())
                .isEqualTo(new Identity.Different("version 0x001_", "version 0x0003"));
    }

    @Test
    void asksTheOlderOnesForNoRate() throws BusFault {
        var reading = new Max1704x(Raw.registers(cell()), Model.MAX17040).read();

        assertThat(reading.measured(Output.of(Measure.CHARGE_RATE))).isEmpty();
        assertValue(reading, Measure.CHARGE, 90.5, 1e-12);
    }

    private static ChipReading decode(int cell, int charge) {
        return Max1704x.decode(cell, charge).build();
    }

    private static RegisterBank cell() {
        var bank = Raw.bank(RegisterLayout.BYTES);
        bank.setU16be(0x02, 0xC350);
        bank.setU16be(0x04, 0x5A80);
        return bank;
    }
}
