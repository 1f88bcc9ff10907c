package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CAPACITY_LEFT;
import static dev.flightcase.hal.chip.Measure.CELL_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.CHARGE;
import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.MINUTES_TO_EMPTY;
import static dev.flightcase.hal.chip.Measure.MINUTES_TO_FULL;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.bus.Words;
import dev.flightcase.hal.chip.Measured.Unavailable;
import dev.flightcase.hal.chip.Measured.Value;
import dev.flightcase.hal.chip.Measured.Why;

/** What the gauge of a Waveshare UPS HAT (E) says through the microcontroller: registers 20h to 2Bh and 30h to 37h. */
final class WaveshareBattery {

    private static final int CELLS = 4;
    private static final double MILLI = 1e-3;
    private static final int ALL_ONES = 0xFFFF;

    private WaveshareBattery() {}

    /** A pack without a voltage has nothing else to say: the rest came over the same wire. */
    static void decode(ChipReading.Builder reading, boolean fresh, byte[] battery, byte[] cells) {
        var volts = fresh ? volts(Words.u16le(battery, 0)) : new Unavailable(Why.STALE);
        if (volts instanceof Unavailable(Why why)) {
            reading.missing(why, VOLTAGE, CURRENT, POWER, CHARGE, CAPACITY_LEFT, MINUTES_TO_EMPTY, MINUTES_TO_FULL);
        } else {
            pack(reading, volts, battery);
        }
        for (int cell = 0; cell < CELLS; cell++) {
            var cellVolts = fresh ? volts(Words.u16le(cells, 2 * cell)) : new Unavailable(Why.STALE);
            reading.put(new Output(CELL_VOLTAGE, cell + 1), cellVolts);
        }
    }

    private static void pack(ChipReading.Builder reading, Measured volts, byte[] battery) {
        int milliamperes = Words.s16le(battery, 2);
        var amperes = new Value(milliamperes * MILLI);
        reading.put(VOLTAGE, volts)
                .put(CURRENT, amperes)
                .put(POWER, Electric.power(volts, amperes))
                .put(CHARGE, Electric.within(Words.u16le(battery, 4), 0, 100, 1))
                .put(CAPACITY_LEFT, Words.u16le(battery, 6) * MILLI)
                .put(MINUTES_TO_EMPTY, minutes(milliamperes < 0, Words.u16le(battery, 8)))
                .put(MINUTES_TO_FULL, minutes(milliamperes > 0, Words.u16le(battery, 10)));
    }

    /** Of pack or cell: no number when it is one that a battery cannot have. */
    private static Measured volts(int millivolts) {
        return switch (millivolts) {
            case 0 -> new Unavailable(Why.BUS_FAULT);
            case ALL_ONES -> new Unavailable(Why.NO_BATTERY);
            default -> new Value(millivolts * MILLI);
        };
    }

    /** Of the two fields only that of the direction of the current means anything; all ones is the gauge's "never". */
    private static Measured minutes(boolean flows, int raw) {
        if (!flows) {
            return new Unavailable(Why.NOT_FLOWING);
        }
        return raw == ALL_ONES ? new Unavailable(Why.OVER_RANGE) : new Value(raw);
    }
}
