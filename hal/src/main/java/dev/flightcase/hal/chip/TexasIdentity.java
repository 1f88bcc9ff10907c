package dev.flightcase.hal.chip;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import java.util.Locale;

/**
 * The two identity registers of a power monitor by Texas Instruments, and what is to stand there.
 *
 * @param die without the revision, such as 0x226
 */
record TexasIdentity(int makerRegister, int dieRegister, int die) {

    /** "TI" in ASCII: manufacturer ID register, in all their data sheets. */
    private static final int MAKER = 0x5449;
    /** The last digit of a die ID is its revision. */
    private static final int REVISION_BITS = 4;

    Identity check(Registers registers) throws BusFault {
        int maker = registers.u16be(makerRegister);
        int found = registers.u16be(dieRegister);
        if (maker != MAKER || found >> REVISION_BITS != die) {
            return new Identity.Different(words(MAKER, die << REVISION_BITS), words(maker, found));
        }
        return new Identity.Confirmed(words(maker, found));
    }

    private static String words(int maker, int die) {
        return String.format(Locale.ROOT, "maker 0x%04X, die 0x%04X", maker, die);
    }
}
