package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.SHUNT_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Why;

/**
 * Texas Instruments INA219 (data sheet SBOS448): 12 bits, no identity register, no alert pin. Voltage is measured on
 * the load side of the shunt.
 */
public final class Ina219 implements Chip {

    private static final int CONFIG = 0x00;
    private static final int SHUNT_VOLTS = 0x01;
    private static final int BUS_VOLTS = 0x02;

    /**
     * Configuration register (00h): 32 V, shunt to ±320 mV, both converted continuously as means of 128 samples
     * (68.1 ms each). Differs from 0x399F, which stands there after power came on.
     */
    private static final int OURS = 0x3FFF;

    private static final int ALL_BITS = 0xFFFF;

    /** Shunt voltage register (01h): 10 µV; at ±320 mV the amplifier is at its rail. */
    private static final double SHUNT_LSB = 10e-6;

    private static final int SHUNT_RAIL = 32_000;

    /** Bus voltage register (02h): bits 15 to 3 in steps of 4 mV, full scale 32 V. */
    private static final double BUS_LSB = 4e-3;

    private static final int BUS_SHIFT = 3;
    private static final int BUS_MAX = 8_000;
    private static final int READY = 0b10;
    private static final int OVERFLOW = 0b01;

    private final Registers registers;
    private final Shunt shunt;

    public Ina219(Registers registers, Shunt shunt) {
        this.registers = registers;
        this.shunt = shunt;
    }

    @Override
    public String name() {
        return "ina219";
    }

    @Override
    public Identity open() throws BusFault {
        configure();
        return new Identity.Unverifiable("an INA219 has no register that says who it is");
    }

    @Override
    public ChipReading read() throws BusFault {
        if (configure()) {
            return new ChipReading.Builder()
                    .missing(Why.NOT_CONVERTED, VOLTAGE, SHUNT_VOLTAGE, CURRENT, POWER)
                    .flag(Flag.RESET, true)
                    .build();
        }
        return decode(registers.s16be(SHUNT_VOLTS), registers.u16be(BUS_VOLTS), shunt);
    }

    private boolean configure() throws BusFault {
        return Settings.restore(registers, CONFIG, ALL_BITS, OURS);
    }

    /**
     * With the overflow bit up the voltage stands; current is withheld although it does not come from the chip's
     * arithmetic, because a current that overflows it is a sign of a wrong shunt or a short.
     */
    static ChipReading decode(int shuntRaw, int busRaw, Shunt shunt) {
        var reading = new ChipReading.Builder();
        if ((busRaw & READY) == 0) {
            return reading.missing(Why.NOT_CONVERTED, VOLTAGE, SHUNT_VOLTAGE, CURRENT, POWER)
                    .build();
        }
        boolean overflow = (busRaw & OVERFLOW) != 0;
        var volts = Electric.within(busRaw >> BUS_SHIFT, 0, BUS_MAX, BUS_LSB);
        var shuntVolts = Electric.within(shuntRaw, -SHUNT_RAIL + 1, SHUNT_RAIL - 1, SHUNT_LSB);
        var amperes = overflow ? new Unavailable(Why.OVERFLOW) : Electric.current(shuntVolts, shunt);
        return reading.put(VOLTAGE, volts)
                .put(SHUNT_VOLTAGE, shuntVolts)
                .put(CURRENT, amperes)
                .put(POWER, overflow ? amperes : Electric.power(volts, amperes))
                .flag(Flag.MATH_OVERFLOW, overflow)
                .build();
    }
}
