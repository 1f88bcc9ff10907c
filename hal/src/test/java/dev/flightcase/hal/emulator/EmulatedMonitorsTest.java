package dev.flightcase.hal.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The registers that depend on a calibration, which the drivers do not use: worked examples from the data sheets, and
 * the calibrations of the Linux driver ina2xx, on the emulated chips.
 */
class EmulatedMonitorsTest {

    private Terminals terminals = new Terminals(12, 0.5);
    private long ticks;

    @Test
    void ina219HasNoCurrentWithoutCalibration() {
        var bank = EmulatedChips.ina219(() -> terminals, 0.1, () -> ticks);
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04)).isZero();
        assertThat(bank.get(0x03)).isZero();
        assertThat(bank.get(0x02)).isEqualTo(3_000 << 3 | 0b10);
        assertThat(bank.get(0x01)).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0x1388", "-0.5, 0xEC78"})
    void ina219CountsTenthsOfMilliamperes(double amperes, int current) {
        var bank = EmulatedChips.ina219(() -> terminals, 0.1, () -> ticks);
        terminals = new Terminals(12, amperes);
        bank.write(new byte[] {0x05, 0x10, 0x00});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04)).isEqualTo(current);
        // 2 mW a step: 6 W.
        assertThat(bank.get(0x03)).isEqualTo(3_000);
    }

    @Test
    void ina219WithTheMakersPresetForFiveAmperes() {
        var bank = EmulatedChips.ina219(() -> terminals, 0.01, () -> ticks);
        terminals = new Terminals(8, 5);
        bank.write(new byte[] {0x05, 0x68, (byte) 0xF4});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04) * 0.15245e-3).isCloseTo(5, within(0.001));
        assertThat(bank.get(0x03) * 3.049e-3).isCloseTo(40, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 410", "0.05, 819", "0.01, 4096", "0.005, 8192"})
    void ina219CountsMilliamperesAsTheKernelCalibratesIt(double shuntOhms, int calibration) {
        var bank = EmulatedChips.ina219(() -> terminals, shuntOhms, () -> ticks);
        terminals = new Terminals(5, 2);
        bank.write(new byte[] {0x05, (byte) (calibration >> 8), (byte) calibration});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04) * 1e-3).isCloseTo(2, within(0.004));
    }

    @Test
    void ina219LosesItsCalibrationAndNotItsVoltage() {
        var bank = EmulatedChips.ina219(() -> terminals, 0.1, () -> ticks);
        bank.write(new byte[] {0x05, 0x10, 0x00});
        bank.loseCalibration();
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04)).isZero();
        assertThat(bank.get(0x02)).isEqualTo(3_000 << 3 | 0b10);
    }

    @Test
    void ina219HasNoResultBeforeItsConversionEnds() {
        var bank = EmulatedChips.ina219(() -> terminals, 0.1, () -> ticks);
        bank.write(new byte[] {0x00, 0x3F, (byte) 0xFF});

        after(Duration.ofMillis(136), bank);
        assertThat(bank.get(0x02)).isZero();
        after(Duration.ofMillis(1), bank);
        assertThat(bank.get(0x02)).isEqualTo(3_000 << 3 | 0b10);
    }

    @Test
    void ina226MultipliesAsItsDataSheetDoes() {
        var bank = EmulatedChips.ina226(() -> terminals, 0.002, () -> ticks);
        terminals = new Terminals(11.98, 10);
        bank.write(new byte[] {0x05, 0x0A, 0x00});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x01)).isEqualTo(8_000);
        assertThat(bank.get(0x02)).isEqualTo(9_584);
        assertThat(bank.get(0x04)).isEqualTo(10_000);
        assertThat(bank.get(0x03)).isEqualTo(4_792);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 51", "0.01, 512", "0.005, 1024", "0.002, 2560"})
    void ina226CountsMilliamperesAsTheKernelCalibratesIt(double shuntOhms, int calibration) {
        var bank = EmulatedChips.ina226(() -> terminals, shuntOhms, () -> ticks);
        terminals = new Terminals(5, 0.7);
        bank.write(new byte[] {0x05, (byte) (calibration >> 8), (byte) calibration});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x04) * 1e-3).isCloseTo(0.7, within(0.004));
    }

    @ParameterizedTest
    @CsvSource({"2.5, 0x200000", "-2.5, 0xE00000"})
    void ina228CountsInStepsOfItsCalibration(double amperes, int current) {
        var bank = EmulatedChips.ina228(() -> terminals, 0.015, 25, () -> ticks);
        terminals = new Terminals(12, amperes);
        bank.write(new byte[] {0x02, 0x0E, (byte) 0xA6});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x07)).isEqualTo(current);
        assertThat(bank.get(0x05)).isEqualTo(0x0F0000);
        assertThat(bank.get(0x06)).isEqualTo(0x0C80);
    }

    @Test
    void ina228MultipliesAsItsDataSheetDoes() {
        var bank = EmulatedChips.ina228(() -> terminals, 0.015, 25, () -> ticks);
        terminals = new Terminals(4.768371582, 1);
        bank.write(new byte[] {0x02, 0x0E, (byte) 0xA6});
        after(Duration.ofSeconds(1), bank);

        assertThat(bank.get(0x08)).isEqualTo(0x01312D);
    }

    @Test
    void ina228CountsWhileNobodyLooks() {
        var bank = EmulatedChips.ina228(() -> terminals, 0.015, 25, () -> ticks);
        terminals = new Terminals(12, 2);
        bank.write(new byte[] {0x02, 0x0E, (byte) 0xA6});
        after(Duration.ofSeconds(1), bank);
        long before = bank.get(0x0A);
        after(Duration.ofHours(1), bank);

        assertThat((bank.get(0x0A) - before) * 10.0 / (1 << 19)).isCloseTo(7_200, within(0.01));
    }

    private void after(Duration time, RegisterBank bank) {
        ticks += time.toNanos();
        bank.sample();
    }
}
