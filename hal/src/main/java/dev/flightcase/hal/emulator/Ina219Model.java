package dev.flightcase.hal.emulator;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA219 by data sheet SBOS448: the CURRENT and POWER registers follow CALIBRATION and are 0 while that is. */
final class Ina219Model implements ChipModel {

    private static final int CONFIG = 0;
    private static final int SHUNT = 1;
    private static final int BUS = 2;
    private static final int POWER = 3;
    private static final int CURRENT = 4;
    private static final int CALIBRATION = 5;
    private static final int POWER_ON = 0x399F;
    private static final int RESET = 0x8000;

    private final Supplier<Terminals> terminals;
    private final double shuntOhms;
    private final Conversions conversions;

    Ina219Model(Supplier<Terminals> terminals, double shuntOhms, LongSupplier ticks) {
        this.terminals = terminals;
        this.shuntOhms = shuntOhms;
        this.conversions = new Conversions(ticks);
    }

    @Override
    public void powerOn(RegisterBank bank) {
        configure(bank, POWER_ON);
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(CONFIG, config);
        bank.set(BUS, bank.get(BUS) & ~0b10);
        conversions.begin(microseconds(config >> 7 & 0xF) + microseconds(config >> 3 & 0xF));
    }

    /** Conversion times of the ADC settings: 84, 148, 276, 532 µs, and 532 µs for each averaged sample. */
    private static long microseconds(int code) {
        return code < 8 ? 20 + (64L << (code & 3)) : 532L << (code - 8);
    }

    @Override
    public void sample(RegisterBank bank) {
        if (!conversions.done()) {
            return;
        }
        var now = terminals.get();
        long rail = 4_000L << (bank.get(CONFIG) >> 11 & 3);
        long shunt = Math.clamp(Math.round(now.amperes() * shuntOhms / 10e-6), -rail, rail);
        long bus = Math.clamp(Math.round(now.volts() / 4e-3), 0, 8_000);
        long current = shunt * bank.get(CALIBRATION) / 4096;
        long power = Math.abs(current) * bus / 5000;
        boolean overflow = Math.abs(current) > Short.MAX_VALUE || power > 0xFFFF;
        bank.set(SHUNT, shunt);
        bank.set(CURRENT, current);
        bank.set(POWER, power);
        bank.set(BUS, bus << 3 | 0b10 | (overflow ? 1 : 0));
    }

    @Override
    public void written(RegisterBank bank, int register, long value) {
        if (register == CONFIG && (value & RESET) != 0) {
            bank.losePower();
        } else if (register == CONFIG) {
            configure(bank, (int) value);
        } else if (register == CALIBRATION) {
            bank.set(CALIBRATION, value & ~1L);
        }
    }

    @Override
    public void loseCalibration(RegisterBank bank) {
        bank.set(CALIBRATION, 0);
    }
}
