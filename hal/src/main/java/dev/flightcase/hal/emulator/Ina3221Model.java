package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** INA3221 by data sheet SBOS576. */
final class Ina3221Model extends MaskedModel {

    private static final int CONFIG = 0x00;
    private static final int SUM = 0x0D;
    private static final int MASK = 0x0F;
    private static final int READY = 1;

    private final List<Channel> channels;

    /** @param channels at most three */
    Ina3221Model(List<Channel> channels, LongSupplier ticks) {
        super(new Traits(0x3220, 0x7127, MASK, READY, channels.size()), ticks);
        this.channels = List.copyOf(channels);
    }

    /** One of the three inputs. */
    record Channel(Supplier<Terminals> terminals, double shuntOhms) {}

    @Override
    void convert(RegisterBank bank) {
        long sum = 0;
        for (int i = 0; i < channels.size(); i++) {
            int bit = 0x4000 >> i;
            if ((bank.get(CONFIG) & bit) != 0) {
                long shunt = convertChannel(bank, i);
                sum += (bank.get(MASK) & bit) == 0 ? 0 : shunt;
            }
        }
        bank.set(SUM, Math.clamp(sum, -16_384L, 16_383L) << 1);
    }

    private long convertChannel(RegisterBank bank, int index) {
        var channel = channels.get(index);
        var now = channel.terminals().get();
        long shunt = Math.clamp(Math.round(now.amperes() * channel.shuntOhms() / 40e-6), -4_096L, 4_095L);
        bank.set(1 + 2 * index, shunt << 3);
        bank.set(2 + 2 * index, Math.clamp(Math.round(now.volts() / 8e-3), 0, 4_095) << 3);
        return shunt;
    }
}
