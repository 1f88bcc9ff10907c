package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in the registers of a power monitor, nothing is thrown, and a value is there exactly when the data
 * sheet supports it and within one step of its formula, worked out here in decimals from the tables.
 */
class RandomMonitorsTest {

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final Dice dice = new Dice(20_261_122);

    @Test
    void ina219() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        var chip = new Ina219(Raw.registers(bank), new Shunt(0.1));
        for (int i = 0; i < Dice.IMAGES; i++) {
            dice.fill(bank, 16);
            boolean ours = configure(bank, 0x3FFF);
            int shunt = signed(bank.get(1), 16);
            int bus = (int) bank.get(2);
            boolean ready = ours && bus / 2 % 2 == 1;
            boolean overflow = bus % 2 == 1;
            var volts = ready && bus / 8 <= 8000 ? times("0.004", bus / 8) : null;
            var across = ready && Math.abs(shunt) < 32_000 ? times("0.00001", shunt) : null;
            var image = image(bank, 6);

            var reading = chip.read();

            assertWithin(reading, Output.of(Measure.VOLTAGE), volts, new BigDecimal("0.004"), image);
            assertElectric(reading, 0, volts, across, "0.00001", ready && overflow, image);
        }
    }

    @Test
    void ina226() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        var chip = new Ina226(Raw.registers(bank), new Shunt(0.1));
        for (int i = 0; i < Dice.IMAGES; i++) {
            dice.fill(bank, 16);
            boolean ours = configure(bank, 0x4527);
            boolean ready = ours && bank.get(6) / 8 % 2 == 1;
            int shunt = signed(bank.get(1), 16);
            int bus = (int) bank.get(2);
            var volts = ready && bus <= 28_800 ? times("0.00125", bus) : null;
            var across = ready && shunt != -32_768 && shunt != 32_767 ? times("0.0000025", shunt) : null;
            var image = image(bank, 8);

            var reading = chip.read();

            assertWithin(reading, Output.of(Measure.VOLTAGE), volts, new BigDecimal("0.00125"), image);
            assertElectric(reading, 0, volts, across, "0.0000025", false, image);
        }
    }

    @Test
    void ina260() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        var chip = new Ina260(Raw.registers(bank));
        for (int i = 0; i < Dice.IMAGES; i++) {
            dice.fill(bank, 16);
            boolean ours = configure(bank, 0x6527);
            int mask = (int) bank.get(6);
            boolean ready = ours && mask / 8 % 2 == 1;
            int current = signed(bank.get(1), 16);
            int power = (int) bank.get(3) * (current < 0 ? -1 : 1);
            var image = image(bank, 8);

            var reading = chip.read();

            assertWithin(
                    reading,
                    Output.of(Measure.VOLTAGE),
                    ready && bank.get(2) <= 28_800 ? times("0.00125", bank.get(2)) : null,
                    new BigDecimal("0.00125"),
                    image);
            assertWithin(
                    reading,
                    Output.of(Measure.CURRENT),
                    ready && Math.abs(current) <= 12_000 ? times("0.00125", current) : null,
                    new BigDecimal("0.00125"),
                    image);
            assertWithin(
                    reading,
                    Output.of(Measure.POWER),
                    ready && mask / 4 % 2 == 0 ? times("0.01", power) : null,
                    new BigDecimal("0.01"),
                    image);
        }
    }

    @Test
    void ina3221() throws BusFault {
        var bank = Raw.bank(RegisterLayout.WORDS);
        var shunts = new TreeMap<Integer, Shunt>();
        for (int channel = 1; channel <= 3; channel++) {
            shunts.put(channel, new Shunt(0.1));
        }
        var chip = new Ina3221(Raw.registers(bank), shunts);
        for (int i = 0; i < Dice.IMAGES; i++) {
            dice.fill(bank, 16);
            boolean ours = configure(bank, 0x7527);
            boolean summed = bank.get(0x0F) / 0x1000 % 8 == 7 || !dice.oneIn(8);
            bank.set(0x0F, bank.get(0x0F) % 0x1000 + (summed ? 0x7000 : 0x2000));
            boolean ready = ours && summed && bank.get(0x0F) % 2 == 1;
            var image = image(bank, 16);

            var reading = chip.read();

            for (int channel = 1; channel <= 3; channel++) {
                assertChannel(reading, channel, ready, bank, image);
            }
            int sum = Math.floorDiv(signed(bank.get(0x0D), 16), 2);
            assertWithin(
                    reading,
                    Output.of(Measure.TOTAL_CURRENT),
                    ready && sum != -16_384 && sum != 16_383 ? times("0.0004", sum) : null,
                    new BigDecimal("0.0004"),
                    image);
        }
    }

    private static void assertChannel(
            ChipReading reading, int channel, boolean ready, RegisterBank bank, String image) {
        int shunt = Math.floorDiv(signed(bank.get(2 * channel - 1), 16), 8);
        int bus = Math.floorDiv(signed(bank.get(2 * channel), 16), 8);
        var volts = ready && bus >= 0 && bus <= 3_250 ? times("0.008", bus) : null;
        var across = ready && shunt != -4_096 && shunt != 4_095 ? times("0.00004", shunt) : null;
        assertWithin(reading, new Output(Measure.VOLTAGE, channel), volts, new BigDecimal("0.008"), image);
        assertElectric(reading, channel, volts, across, "0.00004", false, image);
    }

    @Test
    void ina228() throws BusFault {
        var bank = Raw.bank(RegisterLayout.INA228);
        long[] ticks = {0};
        // 0.1 Ω and 1.6384 A fill the wide range: 3.125 µA a step, calibration 4096, the step of the chip at rest.
        var chip = new Ina228(
                Raw.registers(bank), new Ina228Scale(new Shunt(0.1), 1.6384), () -> ticks[0] += 2_000_000_000L);
        int counted = 0;
        for (int i = 0; i < Dice.IMAGES; i++) {
            dice.fill(bank, 40);
            boolean ours = configure228(bank);
            boolean good = bank.get(0x0B) % 2 == 1;
            int shunt = Math.floorDiv(signed(bank.get(4), 24), 16);
            int bus = Math.floorDiv(signed(bank.get(5), 24), 16);
            boolean measured = ours && good && (bank.get(4) != 0 || bank.get(5) != 0 || bank.get(6) != 0);
            var volts = measured && bus >= 0 && bus <= 435_200 ? times("0.0001953125", bus) : null;
            var across = measured && shunt != -524_288 && shunt != 524_287 ? times("0.0000003125", shunt) : null;
            var image = image(bank, 12);

            var reading = chip.read();

            assertWithin(reading, Output.of(Measure.VOLTAGE), volts, new BigDecimal("0.0001953125"), image);
            assertElectric(reading, 0, volts, across, "0.0000003125", false, image);
            assertWithin(
                    reading,
                    Output.of(Measure.DIE_TEMPERATURE),
                    measured ? times("0.0078125", signed(bank.get(6), 16)) : null,
                    new BigDecimal("0.0078125"),
                    image);
            counted += assertCoulombs(reading, measured, bank, image);
        }
        assertThat(counted).as("images with a count of coulombs").isGreaterThan(1_000);
    }

    /** A count is withheld when it jumped; where there is one, it is the register's. */
    private static int assertCoulombs(ChipReading reading, boolean measured, RegisterBank bank, String image) {
        if (reading.value(Measure.COULOMBS).isEmpty()) {
            return 0;
        }
        assertThat(measured && bank.get(0x0B) / 512 % 2 == 0).as(image).isTrue();
        long raw = bank.get(0x0A) >= 1L << 39 ? bank.get(0x0A) - (1L << 40) : bank.get(0x0A);
        assertWithin(
                reading, Output.of(Measure.COULOMBS), times("0.000003125", raw), new BigDecimal("0.000003125"), image);
        return 1;
    }

    private boolean configure228(RegisterBank bank) {
        boolean ours = !dice.oneIn(8);
        bank.set(0, bank.get(0) & ~0x10);
        bank.set(1, ours ? 0xFB6B : 0xFB68);
        bank.set(2, ours ? 4096 : 4095);
        return ours;
    }

    private boolean configure(RegisterBank bank, int config) {
        boolean ours = !dice.oneIn(8);
        bank.set(0, ours ? config : config ^ (1 << (dice.word16() % 16)));
        return ours;
    }

    /** Through 0.1 Ω. */
    private static void assertElectric(
            ChipReading reading,
            int channel,
            @Nullable BigDecimal volts,
            @Nullable BigDecimal across,
            String shuntLsb,
            boolean noCurrent,
            String image) {
        var currentLsb = new BigDecimal(shuntLsb).divide(TENTH, MathContext.DECIMAL64);
        var amperes = across == null || noCurrent ? null : across.divide(TENTH, MathContext.DECIMAL64);
        var watts = amperes == null || volts == null ? null : amperes.multiply(volts);
        assertWithin(reading, new Output(Measure.SHUNT_VOLTAGE, channel), across, new BigDecimal(shuntLsb), image);
        assertWithin(reading, new Output(Measure.CURRENT, channel), amperes, currentLsb, image);
        assertWithin(reading, new Output(Measure.POWER, channel), watts, currentLsb, image);
    }

    private static BigDecimal times(String lsb, long raw) {
        return new BigDecimal(lsb).multiply(BigDecimal.valueOf(raw));
    }

    private static int signed(long raw, int bits) {
        return (int) (raw >= 1L << (bits - 1) ? raw - (1L << bits) : raw);
    }

    private static String image(RegisterBank bank, int registers) {
        var text = new StringBuilder();
        for (int register = 0; register < registers; register++) {
            text.append(Long.toHexString(bank.get(register))).append(' ');
        }
        return text.toString();
    }
}
