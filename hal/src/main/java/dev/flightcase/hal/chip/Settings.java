package dev.flightcase.hal.chip;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;

/** What stands in a chip's configuration, and what should. */
final class Settings {

    private static final int LOOKS = 2;

    private Settings() {}

    /**
     * Writes {@code wanted} when it does not stand there. It looks twice first: a single wrong look is a glitch of the
     * wire, and a chip that is configured again stops measuring for a while.
     *
     * @param bits of the register that matter
     * @return whether the chip had lost it
     */
    static boolean restore(Registers registers, int register, int bits, int wanted) throws BusFault {
        for (int look = 1; look <= LOOKS; look++) {
            if ((registers.u16be(register) & bits) == wanted) {
                return false;
            }
        }
        registers.writeU16be(register, wanted);
        return true;
    }
}
