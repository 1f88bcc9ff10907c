package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA3221 by data sheet SBOS576. */
final class Ina3221Model implements ChipModel {

    private static final int CONFIG = 0x00;
    private static final int SUM = 0x0D;
    private static final int MASK = 0x0F;
    private static final int READY = 1;
    private static final int POWER_ON = 0x7127;
    private static final int RESET = 0x8000;

    private final List<Channel> channels;
    private final Conversions conversions;

    /** @param channels at most three */
    Ina3221Model(List<Channel> channels, LongSupplier ticks) {
        this.channels = List.copyOf(channels);
        this.conversions = new Conversions(ticks);
    }

    /** One of the three inputs. */
    record Channel(Supplier<Terminals> terminals, double shuntOhms) {}

    @Override
    public void powerOn(RegisterBank bank) {
        bank.set(0xFE, 0x5449);
        bank.set(0xFF, 0x3220);
        configure(bank, POWER_ON);
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(CONFIG, config);
        bank.set(MASK, bank.get(MASK) & ~READY);
        conversions.begin(channels.size() * Ina226Model.microseconds(config));
    }

    @Override
    public void sample(RegisterBank bank) {
        if (!conversions.done()) {
            return;
        }
        long sum = 0;
        for (int i = 0; i < channels.size(); i++) {
            int bit = 0x4000 >> i;
            if ((bank.get(CONFIG) & bit) != 0) {
                long shunt = convert(bank, i);
                sum += (bank.get(MASK) & bit) == 0 ? 0 : shunt;
            }
        }
        bank.set(SUM, Math.clamp(sum, -16_384L, 16_383L) << 1);
        bank.set(MASK, bank.get(MASK) | READY);
    }

    private long convert(RegisterBank bank, int index) {
        var channel = channels.get(index);
        var now = channel.terminals().get();
        long shunt = Math.clamp(Math.round(now.amperes() * channel.shuntOhms() / 40e-6), -4_096L, 4_095L);
        bank.set(1 + 2 * index, shunt << 3);
        bank.set(2 + 2 * index, Math.clamp(Math.round(now.volts() / 8e-3), 0, 4_095) << 3);
        return shunt;
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
