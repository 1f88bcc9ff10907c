package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA226 by data sheet SBOS547. */
final class Ina226Model implements ChipModel {

    private static final int CONFIG = 0x00;
    private static final int SHUNT = 0x01;
    private static final int BUS = 0x02;
    private static final int POWER = 0x03;
    private static final int CURRENT = 0x04;
    private static final int CALIBRATION = 0x05;
    private static final int MASK = 0x06;
    private static final int LIMIT = 0x07;
    private static final int READY = 1 << 3;
    private static final int POWER_ON = 0x4127;
    private static final int RESET = 0x8000;

    /** Averaged samples, and the µs of one, by the codes of the configuration register; INA260 and INA3221, too. */
    static final List<Integer> SAMPLES = List.of(1, 4, 16, 64, 128, 256, 512, 1024);

    static final List<Integer> MICROSECONDS = List.of(140, 204, 332, 588, 1_100, 2_116, 4_156, 8_244);

    private final Supplier<Terminals> terminals;
    private final double shuntOhms;
    private final Conversions conversions;

    Ina226Model(Supplier<Terminals> terminals, double shuntOhms, LongSupplier ticks) {
        this.terminals = terminals;
        this.shuntOhms = shuntOhms;
        this.conversions = new Conversions(ticks);
    }

    static long microseconds(int config) {
        return (long) SAMPLES.get(config >> 9 & 7)
                * (MICROSECONDS.get(config >> 6 & 7) + MICROSECONDS.get(config >> 3 & 7));
    }

    @Override
    public void powerOn(RegisterBank bank) {
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x2260);
        configure(bank, POWER_ON);
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(CONFIG, config);
        bank.set(MASK, bank.get(MASK) & ~READY);
        conversions.begin(microseconds(config));
    }

    @Override
    public void sample(RegisterBank bank) {
        if (!conversions.done()) {
            return;
        }
        var now = terminals.get();
        long shunt = Math.clamp(Math.round(now.amperes() * shuntOhms / 2.5e-6), Short.MIN_VALUE, Short.MAX_VALUE);
        long bus = Math.clamp(Math.round(now.volts() / 1.25e-3), 0, 0x7FFF);
        long current = shunt * bank.get(CALIBRATION) / 2048;
        bank.set(SHUNT, shunt);
        bank.set(BUS, bus);
        bank.set(CURRENT, current);
        bank.set(POWER, Math.abs(current) * bus / 20_000);
        bank.set(MASK, bank.get(MASK) | READY);
    }

    @Override
    public void written(RegisterBank bank, int register, long value) {
        if (register == CONFIG && (value & RESET) != 0) {
            bank.losePower();
        } else if (register == CONFIG) {
            configure(bank, (int) value);
        } else if (register == CALIBRATION || register == MASK || register == LIMIT) {
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

    @Override
    public void loseCalibration(RegisterBank bank) {
        bank.set(CALIBRATION, 0);
    }
}
