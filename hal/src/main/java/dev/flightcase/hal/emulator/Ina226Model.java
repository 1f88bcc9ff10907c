package dev.flightcase.hal.emulator;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA226 by data sheet SBOS547. */
final class Ina226Model extends MaskedModel {

    private static final int SHUNT = 0x01;
    private static final int BUS = 0x02;
    private static final int POWER = 0x03;
    private static final int CURRENT = 0x04;
    private static final int CALIBRATION = 0x05;
    private static final int LIMIT = 0x07;
    private static final Traits TRAITS = new Traits(0x2260, 0x4127, 0x06, 1 << 3, 1);

    private final Supplier<Terminals> terminals;
    private final double shuntOhms;

    Ina226Model(Supplier<Terminals> terminals, double shuntOhms, LongSupplier ticks) {
        super(TRAITS, ticks);
        this.terminals = terminals;
        this.shuntOhms = shuntOhms;
    }

    @Override
    void convert(RegisterBank bank) {
        var now = terminals.get();
        long shunt = Math.clamp(Math.round(now.amperes() * shuntOhms / 2.5e-6), Short.MIN_VALUE, Short.MAX_VALUE);
        long bus = Math.clamp(Math.round(now.volts() / 1.25e-3), 0, 0x7FFF);
        long current = shunt * bank.get(CALIBRATION) / 2048;
        bank.set(SHUNT, shunt);
        bank.set(BUS, bus);
        bank.set(CURRENT, current);
        bank.set(POWER, Math.abs(current) * bus / 20_000);
    }

    @Override
    boolean isWritable(int register) {
        return register == CALIBRATION || register == LIMIT;
    }

    @Override
    public void loseCalibration(RegisterBank bank) {
        bank.set(CALIBRATION, 0);
    }
}
