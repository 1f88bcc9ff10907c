package dev.flightcase.hal.emulator;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA260 by data sheet SBOS656: nothing to calibrate, so nothing to lose. */
final class Ina260Model implements ChipModel {

    private static final int CONFIG = 0x00;
    private static final int CURRENT = 0x01;
    private static final int BUS = 0x02;
    private static final int POWER = 0x03;
    private static final int MASK = 0x06;
    private static final int READY = 1 << 3;
    private static final int POWER_ON = 0x6127;
    private static final int RESET = 0x8000;

    private final Supplier<Terminals> terminals;
    private final Conversions conversions;

    Ina260Model(Supplier<Terminals> terminals, LongSupplier ticks) {
        this.terminals = terminals;
        this.conversions = new Conversions(ticks);
    }

    @Override
    public void powerOn(RegisterBank bank) {
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x2270);
        configure(bank, POWER_ON);
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(CONFIG, config);
        bank.set(MASK, bank.get(MASK) & ~READY);
        conversions.begin(Ina226Model.microseconds(config));
    }

    @Override
    public void sample(RegisterBank bank) {
        if (!conversions.done()) {
            return;
        }
        var now = terminals.get();
        bank.set(CURRENT, Math.clamp(Math.round(now.amperes() / 1.25e-3), (long) Short.MIN_VALUE, (long)
                Short.MAX_VALUE));
        bank.set(BUS, Math.clamp(Math.round(now.volts() / 1.25e-3), 0, 0x7FFF));
        bank.set(POWER, Math.clamp(Math.round(Math.abs(now.volts() * now.amperes()) / 10e-3), 0, 0xFFFF));
        bank.set(MASK, bank.get(MASK) | READY);
    }

    @Override
    public void written(RegisterBank bank, int register, long value) {
        if (register == CONFIG && (value & RESET) != 0) {
            bank.losePower();
        } else if (register == CONFIG) {
            configure(bank, (int) value);
        } else if (register == MASK) {
            bank.set(register, value);
        }
    }

    @Override
    public void wasRead(RegisterBank bank, int register) {
        if (register == MASK && (bank.get(MASK) & READY) != 0) {
            bank.set(MASK, bank.get(MASK) & ~READY);
            conversions.looked();
        }
    }
}
