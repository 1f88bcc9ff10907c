package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CHARGE;
import static dev.flightcase.hal.chip.Measure.CHARGE_RATE;
import static dev.flightcase.hal.chip.Measure.CHARGE_RAW;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.bus.Words;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;
import java.util.Locale;

/**
 * Maxim MAX17040, MAX17043 and MAX17048: the voltage of one cell and a charge that is guessed from it. It is neither
 * reset nor restarted here: the guess after that is worse than the one before.
 *
 * <p>A charger that looks for a cell in an empty holder makes it say 4.0 V: it cannot tell whether a cell is there.
 */
public final class Max1704x implements Chip {

    /** Which of them; they differ in what comes after the charge. */
    public enum Model {
        MAX17040,
        MAX17043,
        /** With a rate of charge and a bit that says that it began anew. */
        MAX17048
    }

    private static final int CELL_VOLTS = 0x02;
    private static final int VERSION = 0x08;
    private static final int RATE = 0x16;
    private static final int STATUS = 0x1A;

    /** VERSION register of the MAX17048: 0x001_; the older ones promise no number. */
    private static final int VERSION_48 = 0x0010;

    private static final int VERSION_48_BITS = 0xFFF0;

    /** STATUS register of the MAX17048, bit 8 RI: set when it began anew, until the host clears it. */
    private static final int RESET_INDICATOR = 1 << 8;

    /**
     * VCELL register: 78.125 µV. The older parts write 12 bits of 1.25 mV above four zeros, which is the same number.
     * The converter ends at 5 V.
     */
    private static final double CELL_LSB = 78.125e-6;

    private static final int CELL_MAX = 64_000;

    /** SOC register: 1/256 %. Up to 104 % was seen while charging; 125 % and more was not, except as 256 %. */
    private static final double CHARGE_LSB = 1.0 / 256;

    private static final int CHARGE_MAX = 125 * 256;

    /** CRATE register: 0.208 % an hour, signed. */
    private static final double RATE_LSB = 0.208;

    private static final int ALL_ONES = 0xFFFF;

    private final Registers registers;
    private final Model model;

    public Max1704x(Registers registers, Model model) {
        this.registers = registers;
        this.model = model;
    }

    @Override
    public String name() {
        return model.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Identity open() throws BusFault {
        int version = registers.u16be(VERSION);
        var found = String.format(Locale.ROOT, "version 0x%04X", version);
        if (model != Model.MAX17048) {
            return new Identity.Unverifiable(found);
        }
        return (version & VERSION_48_BITS) == VERSION_48
                ? new Identity.Confirmed(found)
                : new Identity.Different("version 0x001_", found);
    }

    /** Voltage and charge come in one transfer, so that they belong together: the register pointer counts on. */
    @Override
    public ChipReading read() throws BusFault {
        var bytes = registers.read(CELL_VOLTS, 4);
        var reading = decode(Words.u16be(bytes, 0), Words.u16be(bytes, 2));
        if (model == Model.MAX17048) {
            var rate = rate(registers.s16be(RATE));
            reading.put(CHARGE_RATE, speaks(bytes) ? rate : new Unavailable(Why.BUS_FAULT));
            withholdAfterReset(reading);
        }
        return reading.build();
    }

    /** Whether voltage and charge are more than a wire that is held or let go. */
    private static boolean speaks(byte[] bytes) {
        int cell = Words.u16be(bytes, 0);
        return cell != 0 && cell != ALL_ONES;
    }

    private void withholdAfterReset(ChipReading.Builder reading) throws BusFault {
        int status = registers.u16be(STATUS);
        if (status == ALL_ONES || (status & RESET_INDICATOR) == 0) {
            return;
        }
        registers.writeU16be(STATUS, status & ~RESET_INDICATOR);
        reading.missing(Why.JUST_RESET, CHARGE, CHARGE_RAW, CHARGE_RATE).flag(Flag.RESET, true);
    }

    static ChipReading.Builder decode(int cellRaw, int chargeRaw) {
        var reading = new ChipReading.Builder();
        if (cellRaw == ALL_ONES && chargeRaw == ALL_ONES) {
            return reading.missing(Why.NO_BATTERY, VOLTAGE, CHARGE, CHARGE_RAW);
        }
        if (cellRaw == 0) {
            return reading.missing(Why.BUS_FAULT, VOLTAGE, CHARGE, CHARGE_RAW);
        }
        reading.put(VOLTAGE, Electric.within(cellRaw, 1, CELL_MAX, CELL_LSB));
        if (chargeRaw >= CHARGE_MAX) {
            return reading.put(CHARGE, new Unavailable(Why.OVER_RANGE))
                    .put(CHARGE_RAW, new Unavailable(Why.OVER_RANGE));
        }
        double percent = chargeRaw * CHARGE_LSB;
        return reading.put(CHARGE, Math.min(percent, 100)).put(CHARGE_RAW, percent);
    }

    static Measured rate(int raw) {
        return new Value(raw * RATE_LSB);
    }
}
