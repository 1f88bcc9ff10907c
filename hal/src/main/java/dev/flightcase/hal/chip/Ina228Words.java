package dev.flightcase.hal.chip;

import static dev.flightcase.hal.chip.Measure.CURRENT;
import static dev.flightcase.hal.chip.Measure.DIE_TEMPERATURE;
import static dev.flightcase.hal.chip.Measure.POWER;
import static dev.flightcase.hal.chip.Measure.SHUNT_VOLTAGE;
import static dev.flightcase.hal.chip.Measure.VOLTAGE;

import dev.flightcase.hal.chip.Measured.Value;

/** What the bits of an INA228 mean (data sheet SLYS021, register maps). */
final class Ina228Words {

    /** VSHUNT and VBUS: 20 bits, in bits 23 to 4. */
    private static final int SHIFT = 4;

    /** VSHUNT: 312.5 nV, in the finer range 78.125 nV; its ends are the rails. */
    private static final double SHUNT_LSB = 312.5e-9;

    private static final double SHUNT_LSB_NARROW = 78.125e-9;
    private static final int SHUNT_RAIL = (1 << 19) - 1;

    /** VBUS: 195.3125 µV, never negative, rated to 85 V. */
    private static final double BUS_LSB = 195.3125e-6;

    private static final int BUS_MAX = 435_200;

    /** DIETEMP: 7.8125 m°C. */
    private static final double TEMPERATURE_LSB = 7.8125e-3;

    private Ina228Words() {}

    /** @param shuntRaw all 24 bits, signed; {@code busRaw}, too */
    static ChipReading.Builder decode(int shuntRaw, int busRaw, int temperatureRaw, Ina228Scale scale) {
        double shuntLsb = scale.narrow() ? SHUNT_LSB_NARROW : SHUNT_LSB;
        var volts = Electric.within(busRaw >> SHIFT, 0, BUS_MAX, BUS_LSB);
        var shuntVolts = Electric.within(shuntRaw >> SHIFT, -SHUNT_RAIL, SHUNT_RAIL - 1, shuntLsb);
        var amperes = Electric.current(shuntVolts, scale.shunt());
        return new ChipReading.Builder()
                .put(VOLTAGE, volts)
                .put(SHUNT_VOLTAGE, shuntVolts)
                .put(CURRENT, amperes)
                .put(POWER, Electric.power(volts, amperes))
                .put(DIE_TEMPERATURE, new Value(temperatureRaw * TEMPERATURE_LSB));
    }

    /** CHARGE: 40 bits, signed, in steps of the current for one second. */
    static double coulombs(long chargeRaw, Ina228Scale scale) {
        return chargeRaw * scale.currentLsb();
    }
}
