package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Measured.Why;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * INA228. Vectors from data sheet SLYS021, recomputed, and as SparkFun's and Adafruit's drivers take them; the bits of
 * DIAG_ALRT as in public drivers. Shunt 15 mΩ, at most 10 A: 19.0735 µA a step, calibration 3750.
 */
class Ina228Test {

    private static final Ina228Scale SCALE = new Ina228Scale(new Shunt(0.015), 10);
    private static final Ina228Scale NARROW = new Ina228Scale(new Shunt(0.015), 2);

    private long ticks;

    @Test
    void calibratesForTheShunt() {
        assertThat(SCALE.calibration()).isEqualTo(0x0EA6);
        assertThat(SCALE.currentLsb()).isCloseTo(19.0735e-6, within(1e-10));
        assertThat(SCALE.narrow()).isFalse();
    }

    @Test
    void usesTheFinerRangeWhereTheCurrentFits() {
        assertThat(NARROW.narrow()).isTrue();
        assertThat(NARROW.calibration()).isEqualTo(3000);
        assertThat(new Ina228Scale(new Shunt(0.01), 4.096).narrow()).isTrue();
        assertThat(new Ina228Scale(new Shunt(0.01), 4.1).narrow()).isFalse();
        assertThat(new Ina228Scale(new Shunt(0.01), 0.5).calibration()).isEqualTo(500);
        assertThat(NARROW.currentLsb()).isCloseTo(2.0 / 524_288, within(1e-12));
    }

    @Test
    void refusesACurrentThatTheConverterCannotSee() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ina228Scale(new Shunt(0.1), 10))
                .withMessageContaining("10.0 A")
                .withMessageContaining("makes 1000.0 mV")
                .withMessageContaining("163.84 mV");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ina228Scale(new Shunt(0.1), 0));
    }

    @ParameterizedTest
    @CsvSource({"0x0F0000, 12.000", "0x10E000, 13.500"})
    void readsTheBusVoltage(int bus, double volts) {
        assertValue(decode(0, bus, 0), Measure.VOLTAGE, volts, 1e-9);
    }

    @Test
    void readsTheShuntInBothRanges() {
        assertValue(decode(0x200000, 0, 0), Measure.SHUNT_VOLTAGE, 40.96e-3, 1e-12);
        assertValue(Ina228Words.decode(0x200000, 0, 0, NARROW).build(), Measure.SHUNT_VOLTAGE, 10.24e-3, 1e-12);
    }

    @Test
    void computesCurrentAndPowerFromTheShunt() {
        // 37.5 mV are 120000 steps: what the chip itself makes CURRENT 20 00 00 of.
        var reading = decode(120_000 << 4, 0x0F0000, 0);

        assertValue(reading, Measure.CURRENT, 2.5, 1e-9);
        assertValue(reading, Measure.POWER, 30, 1e-9);
        assertValue(decode(-120_000 << 4, 0x0F0000, 0), Measure.CURRENT, -2.5, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0x0C80, 25", "0xF380, -25"})
    void readsItsTemperature(int raw, double celsius) {
        assertValue(decode(0, 0, (short) raw), Measure.DIE_TEMPERATURE, celsius, 1e-9);
    }

    @Test
    void extendsTheSignOfTheCharge() throws BusFault {
        var bank = configured();
        bank.set(0x0A, 0xFFFFFFFF00L);

        assertValue(chip(bank).read(), Measure.COULOMBS, -0.00488, 1e-5);
    }

    @Test
    void callsWhatItIsNotRatedForOverRange() {
        assertThat(decode(0x7FFFF0, 0x0F0000, 0).missing(Measure.CURRENT)).hasValue(Why.OVER_RANGE);
        assertThat(decode(-0x800000, 0x0F0000, 0).missing(Measure.CURRENT)).hasValue(Why.OVER_RANGE);
        assertThat(decode(0, 0x7FFFF0, 0).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
        assertThat(decode(0, -16, 0).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
    }

    @Test
    void believesItUpToItsRails() {
        assertValue(decode(0, 435_200 << 4, 0), Measure.VOLTAGE, 85, 1e-9);
        assertThat(decode(0, 435_201 << 4, 0).missing(Measure.VOLTAGE)).hasValue(Why.OVER_RANGE);
        assertValue(decode(524_286 << 4, 0, 0), Measure.SHUNT_VOLTAGE, 524_286 * 312.5e-9, 1e-12);
        assertValue(decode(-524_287 << 4, 0, 0), Measure.SHUNT_VOLTAGE, -524_287 * 312.5e-9, 1e-12);
    }

    @Test
    void writesWhatItsScaleAsksFor() throws BusFault {
        var bank = configured();

        var identity = new Ina228(Raw.registers(bank), NARROW, () -> ticks).open();

        assertThat(identity).isInstanceOf(Identity.Confirmed.class);
        assertThat(bank.get(0x00)).isEqualTo(0x10);
        assertThat(bank.get(0x01)).isEqualTo(0xFB6B);
        assertThat(bank.get(0x02)).isEqualTo(3000);
    }

    @Test
    void countsOnFromBeforeTheProcess() throws BusFault {
        var bank = configured();
        var chip = chip(bank);

        chip.open();

        assertValue(chip.read(), Measure.COUNTER_EPOCH, 0, 0);
    }

    @Test
    void beginsAnEpochWhenThePowerWasAway() throws BusFault {
        var bank = configured();
        var chip = chip(bank);
        chip.read();
        bank.set(0x01, 0xFB68);
        bank.set(0x02, 0x1000);

        var lost = chip.read();
        var after = chip.read();

        assertThat(lost.flags()).containsExactly(Flag.RESET);
        assertThat(lost.missing(Measure.COULOMBS)).hasValue(Why.NOT_CONVERTED);
        assertThat(bank.get(0x02)).isEqualTo(3750);
        assertValue(after, Measure.COUNTER_EPOCH, 1, 0);
    }

    @Test
    void beginsAnEpochWhenTheCounterRanOver() throws BusFault {
        var bank = configured();
        var chip = chip(bank);
        chip.read();
        bank.set(0x0A, -(1L << 39));
        bank.set(0x0B, 0x0401);

        var reading = chip.read();

        assertThat(reading.flags()).containsExactly(Flag.COUNTER_OVERFLOW);
        assertValue(reading, Measure.COUNTER_EPOCH, 1, 0);
    }

    @Test
    void doubtsAJumpOfTheCounterUntilItIsSeenTwice() throws BusFault {
        var bank = configured();
        var chip = chip(bank);
        bank.set(0x0A, 50_000_000);
        chip.read();
        bank.set(0x0A, 0);
        ticks += 2_000_000_000L;

        assertThat(chip.read().missing(Measure.COULOMBS)).hasValue(Why.CONTRADICTION);
        var second = chip.read();

        assertValue(second, Measure.COULOMBS, 0, 1e-9);
        assertValue(second, Measure.COUNTER_EPOCH, 1, 0);
    }

    @Test
    void goesOnAfterAGlitchOfTheCounter() throws BusFault {
        var bank = configured();
        var chip = chip(bank);
        bank.set(0x0A, 50_000_000);
        chip.read();
        bank.set(0x0A, 0);
        chip.read();
        bank.set(0x0A, 50_100_000);
        ticks += 2_000_000_000L;

        var reading = chip.read();

        assertValue(reading, Measure.COULOMBS, 50_100_000 * SCALE.currentLsb(), 1e-6);
        assertValue(reading, Measure.COUNTER_EPOCH, 0, 0);
    }

    @Test
    void trustsNothingWithDamagedMemory() throws BusFault {
        var bank = configured();
        bank.set(0x0B, 0);

        var reading = chip(bank).read();

        assertThat(reading.flags()).containsExactly(Flag.MEMORY_DAMAGED);
        assertThat(reading.missing(Measure.VOLTAGE)).hasValue(Why.NOT_CALIBRATED);
    }

    private static ChipReading decode(int shunt, int bus, int temperature) {
        return Ina228Words.decode(shunt, bus, temperature, SCALE).build();
    }

    private Ina228 chip(RegisterBank bank) {
        return new Ina228(Raw.registers(bank), SCALE, () -> ticks);
    }

    private static RegisterBank configured() {
        var bank = Raw.bank(RegisterLayout.INA228);
        bank.set(0x01, 0xFB6B);
        bank.set(0x02, 3750);
        bank.set(0x05, 0x0F0000);
        bank.set(0x0B, 1);
        bank.set(0x3E, 0x5449);
        bank.set(0x3F, 0x2281);
        return bank;
    }
}
