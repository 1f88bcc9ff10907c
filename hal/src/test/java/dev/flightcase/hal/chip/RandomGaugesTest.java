package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Numbers.assertWithin;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.chip.Max1704x.Model;
import dev.flightcase.hal.emulator.RegisterBank;
import dev.flightcase.hal.emulator.RegisterLayout;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever stands in the registers of a gauge or a power board, nothing is thrown, and a value is there exactly when
 * the maker's tables support it and within one step of their formula, worked out here in decimals.
 */
class RandomGaugesTest {

    private static final BigDecimal MILLI = new BigDecimal("0.001");

    private final Dice dice = new Dice(20_261_123);
    private final RegisterBank bank = Raw.bank(RegisterLayout.BYTES);

    @ParameterizedTest
    @EnumSource
    void max1704x(Model model) throws BusFault {
        var chip = new Max1704x(Raw.registers(bank), model);
        for (int i = 0; i < Dice.IMAGES; i++) {
            fillWords();
            int cell = bigEndian(0x02);
            int charge = bigEndian(0x04);
            int rate = bigEndian(0x16);
            int status = bigEndian(0x1A);
            boolean there = cell != 0 && (cell != 0xFFFF || charge != 0xFFFF);
            boolean reset = model == Model.MAX17048 && status != 0xFFFF && status / 256 % 2 == 1;
            boolean charged = there && charge < 32_000 && !reset;
            var image = cell + " " + charge + " " + rate + " " + status;

            var reading = chip.read();

            check(reading, Measure.VOLTAGE, there && cell <= 64_000 ? times("0.000078125", cell) : null, image);
            var percent = times("0.00390625", charge);
            check(reading, Measure.CHARGE_RAW, charged ? percent : null, image);
            check(reading, Measure.CHARGE, charged ? percent.min(BigDecimal.valueOf(100)) : null, image);
            if (model == Model.MAX17048) {
                boolean speaks = cell != 0 && cell != 0xFFFF && !reset;
                check(reading, Measure.CHARGE_RATE, speaks ? times("0.208", signed(rate)) : null, image);
            }
        }
    }

    @Test
    void piSugar3() throws BusFault {
        var chip = new PiSugar3(Raw.registers(bank));
        for (int i = 0; i < Dice.IMAGES; i++) {
            fillWords();
            int volts = bigEndian(0x22);
            int amperes = bigEndian(0x26);
            long percent = bank.get(0x2A);
            long control = bank.get(0x02);
            var image = volts + " " + amperes + " " + percent + " " + control;

            var reading = chip.read();

            check(reading, Measure.VOLTAGE, volts == 0 || volts == 65_535 ? null : times("0.001", volts), image);
            check(reading, Measure.OUTPUT_CURRENT, amperes == 65_535 ? null : times("0.001", amperes), image);
            check(reading, Measure.CHARGE, percent > 100 ? null : BigDecimal.valueOf(percent), image);
            long celsius = bank.get(0x04) - 40;
            check(reading, Measure.DIE_TEMPERATURE, celsius == 215 ? null : BigDecimal.valueOf(celsius), image);
            boolean alike = control == 0 || control == 255;
            check(reading, Measure.EXTERNAL_POWER, alike ? null : BigDecimal.valueOf(control / 128 % 2), image);
            check(reading, Measure.CHARGING_ALLOWED, alike ? null : BigDecimal.valueOf(control / 64 % 2), image);
            check(reading, Measure.OUTPUT_ON, alike ? null : BigDecimal.valueOf(control / 32 % 2), image);
        }
    }

    @Test
    void waveshareUpsE() throws BusFault {
        var chip = new WaveshareUpsE(Raw.registers(bank));
        for (int i = 0; i < Dice.IMAGES; i++) {
            fillWords();
            boolean gauge = bank.get(0x03) / 2 % 2 == 1;
            boolean charger = bank.get(0x03) % 2 == 1;

            var reading = chip.read();

            var image = "links " + bank.get(0x03) + ", image " + i;
            boolean input = charger && littleEndian(0x10) != 65_535;
            check(reading, Measure.INPUT_VOLTAGE, input ? times("0.001", littleEndian(0x10)) : null, image);
            check(reading, Measure.INPUT_CURRENT, input ? times("0.001", littleEndian(0x12)) : null, image);
            check(reading, Measure.INPUT_POWER, input ? times("0.001", littleEndian(0x14)) : null, image);
            long state = bank.get(0x02);
            boolean known = charger && state % 8 != 7;
            check(reading, Measure.CHARGING, known ? BigDecimal.valueOf(state / 128) : null, image);
            check(reading, Measure.EXTERNAL_POWER, known ? BigDecimal.valueOf(state / 32 % 2) : null, image);
            checkBattery(reading, gauge, image);
            for (int cell = 1; cell <= 4; cell++) {
                int volts = littleEndian(0x2E + 2 * cell);
                var expected = gauge && volts != 0 && volts != 65_535 ? times("0.001", volts) : null;
                assertWithin(reading, new Output(Measure.CELL_VOLTAGE, cell), expected, MILLI, image);
            }
        }
    }

    private void checkBattery(ChipReading reading, boolean gauge, String image) {
        int volts = littleEndian(0x20);
        int amperes = signed(littleEndian(0x22));
        int percent = littleEndian(0x24);
        int empty = littleEndian(0x28);
        int full = littleEndian(0x2A);
        boolean speaks = gauge && volts != 65_535 && volts != 0;
        check(reading, Measure.VOLTAGE, speaks ? times("0.001", volts) : null, image);
        check(reading, Measure.CURRENT, speaks ? times("0.001", amperes) : null, image);
        check(reading, Measure.POWER, speaks ? times("0.000001", (long) volts * amperes) : null, image);
        check(reading, Measure.CHARGE, speaks && percent <= 100 ? BigDecimal.valueOf(percent) : null, image);
        check(reading, Measure.CAPACITY_LEFT, speaks ? times("0.001", littleEndian(0x26)) : null, image);
        check(
                reading,
                Measure.MINUTES_TO_EMPTY,
                speaks && amperes < 0 && empty != 65_535 ? BigDecimal.valueOf(empty) : null,
                image);
        check(
                reading,
                Measure.MINUTES_TO_FULL,
                speaks && amperes > 0 && full != 65_535 ? BigDecimal.valueOf(full) : null,
                image);
    }

    private void fillWords() {
        for (int register = 0; register < 256; register += 2) {
            bank.setU16be(register, dice.word16());
        }
        if (dice.oneIn(2)) {
            bank.setU16le(0x24, dice.word16() % 101);
        }
    }

    private static void check(ChipReading reading, Measure measure, @Nullable BigDecimal expected, String image) {
        assertWithin(reading, Output.of(measure), expected, new BigDecimal("0.00001"), image);
    }

    private int bigEndian(int register) {
        return (int) (bank.get(register) * 256 + bank.get(register + 1));
    }

    private int littleEndian(int register) {
        return (int) (bank.get(register) + bank.get(register + 1) * 256);
    }

    private static int signed(int raw) {
        return raw > 32_767 ? raw - 65_536 : raw;
    }

    private static BigDecimal times(String lsb, long raw) {
        return new BigDecimal(lsb).multiply(BigDecimal.valueOf(raw));
    }
}
