package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;

/** Texas Instruments INA260 (data sheet SBOS656): the shunt of 2 mΩ is inside, so nothing is to be calibrated. */
public final class Ina260 extends TexasMonitor {

    private static final int CONFIG = 0x00;
    private static final int AMPERES = 0x01;
    private static final int BUS_VOLTS = 0x02;
    private static final int WATTS = 0x03;
    private static final int MASK_ENABLE = 0x06;
    private static final int MAKER = 0xFE;
    private static final int DIE = 0xFF;
    private static final int DIE_260 = 0x227;

    /**
     * Configuration register (00h): means of 16 samples of 1.1 ms, current and bus continuously. Differs from 0x6127,
     * which stands there after power came on.
     */
    private static final int OURS = 0x6527;

    private static final int ALL_BITS = 0xFFFF;

    /** Mask/enable register (06h): bit 3 CVRF, bit 2 OVF (power register). */
    private static final int READY = 1 << 3;

    private static final int OVERFLOW = 1 << 2;

    /** Current register (01h): 1.25 mA. The bond wires and the shunt are made for ±15 A (recommended conditions). */
    private static final double CURRENT_LSB = 1.25e-3;

    private static final int CURRENT_MAX = 12_000;

    /** Bus voltage register (02h): 1.25 mV, rated to 36 V. */
    private static final double BUS_LSB = 1.25e-3;

    private static final int BUS_MAX = 28_800;

    /** Power register (03h): 10 mW, without a sign. */
    private static final double POWER_LSB = 10e-3;

    public Ina260(Registers registers) {
        super("ina260", registers, new TexasIdentity(MAKER, DIE, DIE_260));
    }

    @Override
    ChipReading look(Registers registers) throws BusFault {
        return decode(
                registers.u16be(MASK_ENABLE),
                registers.s16be(AMPERES),
                registers.u16be(BUS_VOLTS),
                registers.u16be(WATTS));
    }

    @Override
    boolean configure(Registers registers) throws BusFault {
        return Settings.restore(registers, CONFIG, ALL_BITS, OURS);
    }

    static ChipReading decode(int mask, int currentRaw, int busRaw, int powerRaw) {
        if ((mask & READY) == 0) {
            return notConverted().build();
        }
        boolean overflow = (mask & OVERFLOW) != 0;
        var watts =
                overflow ? new Unavailable(Why.OVERFLOW) : new Value(Math.copySign(powerRaw * POWER_LSB, currentRaw));
        return new ChipReading.Builder()
                .put(VOLTAGE, Electric.within(busRaw, 0, BUS_MAX, BUS_LSB))
                .put(CURRENT, Electric.within(currentRaw, -CURRENT_MAX, CURRENT_MAX, CURRENT_LSB))
                .put(POWER, watts)
                .flag(Flag.MATH_OVERFLOW, overflow)
                .build();
    }

    @Override
    ChipReading.Builder nothingYet() {
        return notConverted();
    }

    private static ChipReading.Builder notConverted() {
        return new ChipReading.Builder().missing(Why.NOT_CONVERTED, VOLTAGE, CURRENT, POWER);
    }
}
