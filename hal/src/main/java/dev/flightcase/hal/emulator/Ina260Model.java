package dev.flightcase.hal.emulator;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA260 by data sheet SBOS656: nothing to calibrate, so nothing to lose. */
final class Ina260Model extends MaskedModel {

    private static final int CURRENT = 0x01;
    private static final int BUS = 0x02;
    private static final int POWER = 0x03;
    private static final Traits TRAITS = new Traits(0x2270, 0x6127, 0x06, 1 << 3, 1);

    private final Supplier<Terminals> terminals;

    Ina260Model(Supplier<Terminals> terminals, LongSupplier ticks) {
        super(TRAITS, ticks);
        this.terminals = terminals;
    }

    @Override
    void convert(RegisterBank bank) {
        var now = terminals.get();
        bank.set(CURRENT, Math.clamp(Math.round(now.amperes() / 1.25e-3), (long) Short.MIN_VALUE, (long)
                Short.MAX_VALUE));
        bank.set(BUS, Math.clamp(Math.round(now.volts() / 1.25e-3), 0, 0x7FFF));
        bank.set(POWER, Math.clamp(Math.round(Math.abs(now.volts() * now.amperes()) / 10e-3), 0, 0xFFFF));
    }
}
