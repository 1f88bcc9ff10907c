package dev.flightcase.hal.emulator;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The registers of a Waveshare UPS HAT (E) that are read, by the maker's table; words least significant byte first. */
final class WaveshareUpsEModel implements ChipModel {

    private static final int STATE = 0x02;
    private static final int LINKS = 0x03;
    private static final int INPUT = 0x10;
    private static final int BATTERY = 0x20;
    private static final int CELLS = 0x30;
    private static final int FIRMWARE = 0x50;
    private static final int CELL_COUNT = 4;
    private static final double MINUTES_PER_HOUR = 60;

    private final Supplier<PackState> pack;
    private final BooleanSupplier gaugeAnswers;

    /** @param gaugeAnswers while false the numbers of the battery stay as they are */
    WaveshareUpsEModel(Supplier<PackState> pack, BooleanSupplier gaugeAnswers) {
        this.pack = pack;
        this.gaugeAnswers = gaugeAnswers;
    }

    @Override
    public void powerOn(RegisterBank bank) {
        bank.set(FIRMWARE, 0x16);
    }

    @Override
    public void sample(RegisterBank bank) {
        var now = pack.get();
        bank.set(STATE, (now.amperes() > 0 ? 0x80 | 2 : 0) | (now.external() ? 0x20 : 0));
        bank.set(LINKS, gaugeAnswers.getAsBoolean() ? 0b11 : 0b01);
        bank.setU16le(INPUT, milli(now.inputVolts()));
        bank.setU16le(INPUT + 2, milli(now.inputAmperes()));
        bank.setU16le(INPUT + 4, milli(now.inputVolts() * now.inputAmperes()));
        if (gaugeAnswers.getAsBoolean()) {
            battery(bank, now);
        }
    }

    private static void battery(RegisterBank bank, PackState now) {
        double left = now.capacityAmpereHours() * now.chargePercent() / 100;
        bank.setU16le(BATTERY, milli(now.volts()));
        bank.setU16le(BATTERY + 2, milli(now.amperes()));
        bank.setU16le(BATTERY + 4, (int) Math.round(now.chargePercent()));
        bank.setU16le(BATTERY + 6, milli(left));
        bank.setU16le(BATTERY + 8, minutes(left, -now.amperes()));
        bank.setU16le(BATTERY + 10, minutes(now.capacityAmpereHours() - left, now.amperes()));
        for (int cell = 0; cell < CELL_COUNT; cell++) {
            bank.setU16le(CELLS + 2 * cell, milli(now.volts() / CELL_COUNT));
        }
    }

    private static int milli(double value) {
        return (int) Math.round(value * 1e3);
    }

    private static int minutes(double ampereHours, double amperes) {
        return amperes <= 0 ? 0 : Math.clamp(Math.round(ampereHours / amperes * MINUTES_PER_HOUR), 0, 0xFFFF);
    }
}
