package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/**
 * How a meter is off, drawn once and kept: the tolerance of a shunt and what chip and wiring add.
 *
 * @param currentGain around 1
 * @param voltageGain around 1
 * @param kelvin off in temperature
 */
public record MeterErrors(
        double currentGain, double currentOffsetAmperes, double voltageGain, double voltageOffset, double kelvin) {

    public static final MeterErrors NONE = new MeterErrors(1, 0, 1, 0, 0);

    private static final double CURRENT_GAIN = 0.03;
    private static final double CURRENT_OFFSET = 0.005;
    private static final double VOLTAGE_OFFSET = 0.005;
    private static final double KELVIN = 2;

    /**
     * Evenly within ±3 % and ±5 mA of the current, ±5 mV of the voltage, ±2 K.
     *
     * @param voltageGainMax 0.005 for the worst that the INA219's data sheet (SBOS448) allows over temperature
     */
    public static MeterErrors draw(double voltageGainMax, RandomGenerator random) {
        return new MeterErrors(
                1 + Draw.between(random, -CURRENT_GAIN, CURRENT_GAIN),
                Draw.between(random, -CURRENT_OFFSET, CURRENT_OFFSET),
                1 + Draw.between(random, -voltageGainMax, voltageGainMax),
                Draw.between(random, -VOLTAGE_OFFSET, VOLTAGE_OFFSET),
                Draw.between(random, -KELVIN, KELVIN));
    }

    public double volts(double truth) {
        return truth * voltageGain + voltageOffset;
    }

    public double amperes(double truth) {
        return truth * currentGain + currentOffsetAmperes;
    }

    public double celsius(double truth) {
        return truth + kelvin;
    }
}
