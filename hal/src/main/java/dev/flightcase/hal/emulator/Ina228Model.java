package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA228 by data sheet SLYS021, with its counter of coulombs, which counts while it has power. */
final class Ina228Model implements ChipModel {

    private static final int CONFIG = 0x00;
    private static final int ADC_CONFIG = 0x01;
    private static final int SHUNT_CAL = 0x02;
    private static final int VSHUNT = 0x04;
    private static final int VBUS = 0x05;
    private static final int DIETEMP = 0x06;
    private static final int CURRENT = 0x07;
    private static final int POWER = 0x08;
    private static final int CHARGE = 0x0A;
    private static final int DIAGNOSIS = 0x0B;
    private static final int RESET = 0x8000;
    private static final int RESET_COUNTERS = 0x4000;
    private static final int NARROW = 0x10;
    private static final int COUNTER_OVERFLOW = 1 << 10;
    private static final long RAIL = 1 << 19;
    private static final long COUNTER_RAIL = 1L << 39;
    private static final double NANOS = 1e9;
    private static final List<Integer> MICROSECONDS = List.of(50, 84, 150, 280, 540, 1_052, 2_074, 4_120);

    private final Supplier<Terminals> terminals;
    private final double shuntOhms;
    private final double celsius;
    private final LongSupplier ticks;
    private final Conversions conversions;
    private double counter;
    private double amperes;
    private long counted;

    Ina228Model(Supplier<Terminals> terminals, double shuntOhms, double celsius, LongSupplier ticks) {
        this.terminals = terminals;
        this.shuntOhms = shuntOhms;
        this.celsius = celsius;
        this.ticks = ticks;
        this.conversions = new Conversions(ticks);
    }

    @Override
    public void powerOn(RegisterBank bank) {
        bank.set(0x3E, 0x5449);
        bank.set(0x3F, 0x2281);
        bank.set(SHUNT_CAL, 0x1000);
        bank.set(DIAGNOSIS, 1);
        counter = 0;
        amperes = 0;
        counted = ticks.getAsLong();
        configure(bank, 0xFB68);
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(ADC_CONFIG, config);
        long one = (long) MICROSECONDS.get(config >> 9 & 7)
                + MICROSECONDS.get(config >> 6 & 7)
                + MICROSECONDS.get(config >> 3 & 7);
        conversions.begin(MaskedModel.SAMPLES.get(config & 7) * one);
    }

    @Override
    public void sample(RegisterBank bank) {
        if (!conversions.done()) {
            return;
        }
        var now = terminals.get();
        boolean narrow = (bank.get(CONFIG) & NARROW) != 0;
        double lsb = narrow ? 78.125e-9 : 312.5e-9;
        long shunt = Math.clamp(Math.round(now.amperes() * shuntOhms / lsb), -RAIL, RAIL - 1);
        long bus = Math.clamp(Math.round(now.volts() / 195.3125e-6), 0, RAIL - 1);
        double step = bank.get(SHUNT_CAL) / (13_107.2e6 * shuntOhms * (narrow ? 4 : 1));
        long current = step == 0 ? 0 : Math.clamp(Math.round(now.amperes() / step), -RAIL, RAIL - 1);
        bank.set(VSHUNT, shunt << 4);
        bank.set(VBUS, bus << 4);
        bank.set(DIETEMP, Math.round(celsius / 7.8125e-3));
        bank.set(CURRENT, current << 4);
        bank.set(POWER, step == 0 ? 0 : Math.round(Math.abs(now.volts() * now.amperes()) / (3.2 * step)));
        count(bank, now.amperes(), step);
    }

    /** The mean of the current then and now, for the time between. */
    private void count(RegisterBank bank, double amperesNow, double step) {
        long at = ticks.getAsLong();
        if (step > 0) {
            counter += (amperes + amperesNow) / 2 * ((at - counted) / NANOS) / step;
        }
        counted = at;
        amperes = amperesNow;
        if (Math.abs(counter) >= COUNTER_RAIL) {
            counter -= Math.copySign(2.0 * COUNTER_RAIL, counter);
            bank.set(DIAGNOSIS, bank.get(DIAGNOSIS) | COUNTER_OVERFLOW);
        }
        bank.set(CHARGE, Math.round(counter));
    }

    @Override
    public void written(RegisterBank bank, int register, long value) {
        switch (register) {
            case CONFIG -> {
                if ((value & RESET) != 0) {
                    bank.losePower();
                    return;
                }
                if ((value & RESET_COUNTERS) != 0) {
                    counter = 0;
                }
                bank.set(CONFIG, value & ~(RESET | RESET_COUNTERS));
            }
            case ADC_CONFIG -> configure(bank, (int) value);
            case SHUNT_CAL -> bank.set(SHUNT_CAL, value & 0x7FFF);
            default -> {
                // The rest may not be written, or is not emulated.
            }
        }
    }

    @Override
    public void wasRead(RegisterBank bank, int register) {
        if (register == CHARGE) {
            bank.set(DIAGNOSIS, bank.get(DIAGNOSIS) & ~COUNTER_OVERFLOW);
        }
    }

    @Override
    public void loseCalibration(RegisterBank bank) {
        bank.set(SHUNT_CAL, 0x1000);
    }
}
