package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.I2cBus;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PiSugar 3. Vectors from the maker's daemon (pisugar-power-manager-rs), recomputed. */
class PiSugar3Test {

    @Test
    void readsVoltageTemperatureAndCharge() throws BusFault {
        var reading = new PiSugar3(Raw.registers(board())).read();

        assertValue(reading, Measure.VOLTAGE, 3.900, 1e-9);
        assertValue(reading, Measure.DIE_TEMPERATURE, 25, 0);
        assertValue(reading, Measure.CHARGE, 88, 0);
        assertValue(reading, Measure.OUTPUT_CURRENT, 0.6, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0xE0, 1, 1, 1", "0x60, 0, 1, 1", "0x80, 1, 0, 0", "0x20, 0, 0, 1"})
    void readsItsControlBits(int control, double external, double allowed, double on) throws BusFault {
        var bank = board();
        bank.set(0x02, control);

        var reading = new PiSugar3(Raw.registers(bank)).read();

        assertValue(reading, Measure.EXTERNAL_POWER, external, 0);
        assertValue(reading, Measure.CHARGING_ALLOWED, allowed, 0);
        assertValue(reading, Measure.OUTPUT_ON, on, 0);
    }

    @Test
    void believesNoControlRegisterThatGivesTwoAnswers() {
        var reading = new ChipReading.Builder();

        PiSugar3.control(reading, 0xE0, 0x60);

        assertThat(reading.build().missing(Measure.EXTERNAL_POWER)).hasValue(Why.CONTRADICTION);
        assertThat(reading.build().flags()).containsExactly(Flag.CONTROL_DISAGREES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0xFF})
    void readsNoPowerLossFromADeadWire(int control) {
        var reading = new ChipReading.Builder();

        PiSugar3.control(reading, control, control);

        assertThat(reading.build().missing(Measure.EXTERNAL_POWER)).hasValue(Why.BUS_FAULT);
    }

    @Test
    void doesNotPutAWordTogetherFromTwoNumbers() throws BusFault {
        // The voltage goes from 3.840 V (0F 00) to 3.839 V (0E FF) between the two bytes.
        var chip = new PiSugar3(new Registers(new Changing(board()), Raw.ADDRESS));

        assertThat(chip.read().missing(Measure.VOLTAGE)).hasValue(Why.CONTRADICTION);
    }

    @Test
    void takesZeroAndAllOnesForNoVoltage() {
        assertThat(PiSugar3.volts(0)).isEqualTo(new Measured.Unavailable(Why.BUS_FAULT));
        assertThat(PiSugar3.volts(0xFFFF)).isEqualTo(new Measured.Unavailable(Why.NO_BATTERY));
        assertThat(PiSugar3.amperes(0xFFFF)).isEqualTo(new Measured.Unavailable(Why.BUS_FAULT));
        assertThat(PiSugar3.amperes(-1)).isEqualTo(new Measured.Unavailable(Why.CONTRADICTION));
        assertThat(PiSugar3.celsius(0xFF)).isEqualTo(new Measured.Unavailable(Why.BUS_FAULT));
        assertThat(PiSugar3.percent(101)).isEqualTo(new Measured.Unavailable(Why.OVER_RANGE));
    }

    @Test
    void namesItsFirmware() throws BusFault {
        var bank = board();
        var text = "1.2.7".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length; i++) {
            bank.set(0xE2 + i, text[i]);
        }

        assertThat(new PiSugar3(Raw.registers(bank)).open()).isEqualTo(new Identity.Unverifiable("firmware 1.2.7"));
    }

    @Test
    void readsNoFurtherThanTheFirmwareGoes() throws BusFault {
        var bank = board();
        for (int i = 0; i < 30; i++) {
            bank.set(0xE2 + i, i % 2 == 0 ? ' ' : '~');
        }

        assertThat(new PiSugar3(Raw.registers(bank)).open())
                .isEqualTo(new Identity.Unverifiable("firmware  ~ ~ ~ ~ ~ ~ ~ "));
    }

    @ParameterizedTest
    @CsvSource({"3.75, 71.0", "3.60, 52.0", "3.40, 14.4", "4.30, 100", "2.90, 0"})
    void knowsTheMakersCurve(double volts, double percent) {
        assertThat(PiSugarCurve.percent(volts)).isCloseTo(percent, within(0.05));
    }

    private static RegisterBank board() {
        var bank = Raw.bank(RegisterLayout.BYTES);
        bank.set(0x04, 0x41);
        bank.setU16be(0x22, 0x0F3C);
        bank.setU16be(0x26, 600);
        bank.set(0x2A, 88);
        return bank;
    }

    /** Counts the voltage down after its upper byte was read. */
    private record Changing(RegisterBank bank) implements I2cBus {

        @Override
        public void write(int address, byte[] bytes) {
            bank.write(bytes);
        }

        @Override
        public byte[] writeThenRead(int address, byte[] bytes, int count) {
            if (bytes[0] == 0x22 && bank.get(0x23) == 0x3C) {
                bank.setU16be(0x22, 0x0F00);
            } else if (bytes[0] == 0x23) {
                bank.setU16be(0x22, 0x0EFF);
            }
            bank.write(bytes);
            return bank.read(count);
        }

        @Override
        public void close() {}
    }
}
