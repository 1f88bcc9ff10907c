package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.COULOMBS;
import static dev.flightcase.hal.chip.Measure.COUNTER_EPOCH;
import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.DIE_TEMPERATURE;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.SHUNT_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.Registers;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Why;
import java.util.function.LongSupplier;

/**
 * Texas Instruments INA228 (data sheet SLYS021): 20 bits, to 85 V, and a counter of coulombs that goes on while the
 * node is off, as long as the chip has power. {@link Measure#COUNTER_EPOCH} says when it did not. Keeps what it needs
 * for that: one reader.
 */
public final class Ina228 extends TexasMonitor {

    private static final int CONFIG = 0x00;
    private static final int ADC_CONFIG = 0x01;
    private static final int SHUNT_CAL = 0x02;
    private static final int SHUNT_VOLTS = 0x04;
    private static final int BUS_VOLTS = 0x05;
    private static final int TEMPERATURE = 0x06;
    private static final int CHARGE = 0x0A;
    private static final int DIAGNOSIS = 0x0B;
    private static final int MAKER = 0x3E;
    private static final int DEVICE = 0x3F;
    private static final int DEVICE_228 = 0x228;

    /** CONFIG register, bit 4 ADCRANGE: the finer range of the shunt. The rest is for resets and delays. */
    private static final int NARROW = 1 << 4;

    /**
     * ADC_CONFIG register: temperature, shunt and bus continuously, 1052 µs each, means of 64: 202 ms. Differs from
     * 0xFB68, which stands there after power came on.
     */
    private static final int OURS = 0xFB6B;

    private static final int ALL_BITS = 0xFFFF;
    /** SHUNT_CAL register: the uppermost bit is reserved. */
    private static final int CALIBRATION_BITS = 0x7FFF;

    /** DIAG_ALRT register: MATHOF, CHARGEOF (cleared by reading CHARGE), MEMSTAT (0 is a failed check). */
    private static final int MATH_OVERFLOW = 1 << 9;

    private static final int COUNTER_OVERFLOW = 1 << 10;
    private static final int MEMORY_GOOD = 1;

    private final Ina228Scale scale;
    private final LongSupplier ticks;
    private final ChargeCounter counter;

    /** @param ticks monotonic nanoseconds */
    public Ina228(Registers registers, Ina228Scale scale, LongSupplier ticks) {
        super("ina228", registers, new TexasIdentity(MAKER, DEVICE, DEVICE_228));
        this.scale = scale;
        this.ticks = ticks;
        this.counter = new ChargeCounter(scale.amperesMax());
    }

    @Override
    ChipReading look(Registers registers) throws BusFault {
        int diagnosis = registers.u16be(DIAGNOSIS);
        int shuntRaw = registers.s24be(SHUNT_VOLTS);
        int busRaw = registers.s24be(BUS_VOLTS);
        int temperatureRaw = registers.s16be(TEMPERATURE);
        if (shuntRaw == 0 && busRaw == 0 && temperatureRaw == 0) {
            return nothingYet().build();
        }
        var reading = Ina228Words.decode(shuntRaw, busRaw, temperatureRaw, scale);
        count(reading, diagnosis, registers.s40be(CHARGE));
        boolean damaged = (diagnosis & MEMORY_GOOD) == 0;
        if (damaged) {
            reading.missing(Why.NOT_CALIBRATED, VOLTAGE, SHUNT_VOLTAGE, CURRENT, POWER, COULOMBS, DIE_TEMPERATURE);
        }
        return reading.flag(Flag.MEMORY_DAMAGED, damaged).build();
    }

    private void count(ChipReading.Builder reading, int diagnosis, long chargeRaw) {
        boolean ranOver = (diagnosis & COUNTER_OVERFLOW) != 0;
        boolean wrong = (diagnosis & MATH_OVERFLOW) != 0;
        if (ranOver) {
            counter.restarted();
        }
        var coulombs = wrong
                ? new Unavailable(Why.OVERFLOW)
                : counter.accept(Ina228Words.coulombs(chargeRaw, scale), ticks.getAsLong());
        reading.put(COULOMBS, coulombs)
                .put(COUNTER_EPOCH, counter.epoch())
                .flag(Flag.COUNTER_OVERFLOW, ranOver)
                .flag(Flag.MATH_OVERFLOW, wrong);
    }

    /** Writes what is not as it should be, and nothing else: the counter stands on it. */
    @Override
    boolean configure(Registers registers) throws BusFault {
        boolean lost = Settings.restore(registers, CONFIG, NARROW, scale.narrow() ? NARROW : 0);
        lost |= Settings.restore(registers, SHUNT_CAL, CALIBRATION_BITS, scale.calibration());
        lost |= Settings.restore(registers, ADC_CONFIG, ALL_BITS, OURS);
        if (lost) {
            counter.restarted();
        }
        return lost;
    }

    @Override
    ChipReading.Builder nothingYet() {
        return new ChipReading.Builder()
                .missing(
                        Why.NOT_CONVERTED,
                        VOLTAGE,
                        SHUNT_VOLTAGE,
                        CURRENT,
                        POWER,
                        DIE_TEMPERATURE,
                        COULOMBS,
                        COUNTER_EPOCH);
    }
}
