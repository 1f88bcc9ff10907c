package dev.flightcase.hal.chip;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;

/**
 * A power monitor by Texas Instruments that has registers for who it is: configured when it is the one that is
 * expected, and again when it lost that, after which one look has nothing to say.
 */
abstract class TexasMonitor implements Chip {

    private final String name;
    private final Registers registers;
    private final TexasIdentity identity;

    TexasMonitor(String name, Registers registers, TexasIdentity identity) {
        this.name = name;
        this.registers = registers;
        this.identity = identity;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Identity open() throws BusFault {
        var found = identity.check(registers);
        if (!(found instanceof Identity.Different)) {
            boolean _ = configure(registers);
        }
        return found;
    }

    @Override
    public final ChipReading read() throws BusFault {
        return configure(registers) ? nothingYet().flag(Flag.RESET, true).build() : look(registers);
    }

    /** Writes what does not stand there; whether anything did not. */
    abstract boolean configure(Registers registers) throws BusFault;

    /** At a chip that is configured. */
    abstract ChipReading look(Registers registers) throws BusFault;

    /** All that it measures, as not converted. */
    abstract ChipReading.Builder nothingYet();
}
