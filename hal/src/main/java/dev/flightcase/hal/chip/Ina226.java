package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.SHUNT_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Why;

/** Texas Instruments INA226 (data sheet SBOS547): 16 bits, to 36 V. */
public final class Ina226 extends TexasMonitor {

    private static final int CONFIG = 0x00;
    private static final int SHUNT_VOLTS = 0x01;
    private static final int BUS_VOLTS = 0x02;
    private static final int MASK_ENABLE = 0x06;
    private static final int MAKER = 0xFE;
    private static final int DIE = 0xFF;
    private static final int DIE_226 = 0x226;

    /**
     * Configuration register (00h): means of 16 samples of 1.1 ms, shunt and bus continuously: 35.2 ms. Differs from
     * 0x4127, which stands there after power came on.
     */
    private static final int OURS = 0x4527;

    private static final int ALL_BITS = 0xFFFF;

    /** Mask/enable register (06h), bit 3 CVRF: up when a conversion ended since this register was read last. */
    private static final int READY = 1 << 3;

    /** Shunt voltage register (01h): 2.5 µV over all 16 bits, so its ends are the rails. */
    private static final double SHUNT_LSB = 2.5e-6;

    /** Bus voltage register (02h): 1.25 mV. It counts to 40.96 V; the chip is rated to 36 V. */
    private static final double BUS_LSB = 1.25e-3;

    private static final int BUS_MAX = 28_800;

    private final Shunt shunt;

    public Ina226(Registers registers, Shunt shunt) {
        super("ina226", registers, new TexasIdentity(MAKER, DIE, DIE_226));
        this.shunt = shunt;
    }

    @Override
    ChipReading look(Registers registers) throws BusFault {
        return decode(registers.u16be(MASK_ENABLE), registers.s16be(SHUNT_VOLTS), registers.u16be(BUS_VOLTS), shunt);
    }

    @Override
    boolean configure(Registers registers) throws BusFault {
        return Settings.restore(registers, CONFIG, ALL_BITS, OURS);
    }

    /** The overflow bit of the mask register speaks of the chip's own current, which is not used. */
    static ChipReading decode(int mask, int shuntRaw, int busRaw, Shunt shunt) {
        if ((mask & READY) == 0) {
            return notConverted().build();
        }
        var volts = Electric.within(busRaw, 0, BUS_MAX, BUS_LSB);
        var shuntVolts = Electric.within(shuntRaw, Short.MIN_VALUE + 1, Short.MAX_VALUE - 1, SHUNT_LSB);
        var amperes = Electric.current(shuntVolts, shunt);
        return new ChipReading.Builder()
                .put(VOLTAGE, volts)
                .put(SHUNT_VOLTAGE, shuntVolts)
                .put(CURRENT, amperes)
                .put(POWER, Electric.power(volts, amperes))
                .build();
    }

    @Override
    ChipReading.Builder nothingYet() {
        return notConverted();
    }

    private static ChipReading.Builder notConverted() {
        return new ChipReading.Builder().missing(Why.NOT_CONVERTED, VOLTAGE, SHUNT_VOLTAGE, CURRENT, POWER);
    }
}
