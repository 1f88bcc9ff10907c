package dev.flightcase.hal.emulator;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * A power monitor by Texas Instruments whose mask register tells of a finished conversion once: reading takes the
 * bit away. Writing the configuration begins anew.
 */
abstract class MaskedModel implements ChipModel {

    /** Averaged samples, and the µs of one, by the codes of the configuration register. */
    static final List<Integer> SAMPLES = List.of(1, 4, 16, 64, 128, 256, 512, 1024);

    private static final List<Integer> MICROSECONDS = List.of(140, 204, 332, 588, 1_100, 2_116, 4_156, 8_244);

    private static final int CONFIG = 0x00;
    private static final int MAKER = 0xFE;
    private static final int DIE = 0xFF;
    private static final int RESET = 0x8000;

    private final Traits traits;
    private final Conversions conversions;

    /**
     * What is another one in each of them.
     *
     * @param die with its revision
     * @param powerOn configuration after power came on
     * @param mask the register
     * @param ready its bit
     * @param channels converted one after the other
     */
    record Traits(int die, int powerOn, int mask, int ready, int channels) {}

    MaskedModel(Traits traits, LongSupplier ticks) {
        this.traits = traits;
        this.conversions = new Conversions(ticks);
    }

    @Override
    public final void powerOn(RegisterBank bank) {
        bank.set(MAKER, 0x5449);
        bank.set(DIE, traits.die());
        configure(bank, traits.powerOn());
    }

    private void configure(RegisterBank bank, int config) {
        bank.set(CONFIG, config);
        bank.set(traits.mask(), bank.get(traits.mask()) & ~traits.ready());
        conversions.begin(traits.channels() * microseconds(config));
    }

    private static long microseconds(int config) {
        return (long) SAMPLES.get(config >> 9 & 7)
                * (MICROSECONDS.get(config >> 6 & 7) + MICROSECONDS.get(config >> 3 & 7));
    }

    @Override
    public final void sample(RegisterBank bank) {
        if (conversions.done()) {
            convert(bank);
            bank.set(traits.mask(), bank.get(traits.mask()) | traits.ready());
        }
    }

    /** Puts what is at the terminals now into the registers. */
    abstract void convert(RegisterBank bank);

    @Override
    public final void written(RegisterBank bank, int register, long value) {
        if (register == CONFIG && (value & RESET) != 0) {
            bank.losePower();
        } else if (register == CONFIG) {
            configure(bank, (int) value);
        } else if (register == traits.mask() || isWritable(register)) {
            bank.set(register, value);
        }
    }

    /** Beside configuration and mask. */
    boolean isWritable(int register) {
        return false;
    }

    @Override
    public final void wasRead(RegisterBank bank, int register) {
        if (register == traits.mask() && (bank.get(register) & traits.ready()) != 0) {
            bank.set(register, bank.get(register) & ~traits.ready());
            conversions.looked();
        }
    }
}
