package dev.flightcase.hal.chip;

/**
 * How an INA228 is set up for its shunt (data sheet SLYS021, "Current, power, energy and charge calculations").
 *
 * @param amperesMax the greatest current to be counted; with the shunt at most 163.84 mV, the wider of the two ranges
 */
public record Ina228Scale(Shunt shunt, double amperesMax) {

    /** Absolute ends of the two ranges of the shunt's converter. */
    private static final double WIDE_VOLTS = 163.84e-3;

    private static final double NARROW_VOLTS = 40.96e-3;
    private static final double CALIBRATION = 13_107.2e6;
    private static final int NARROW_FACTOR = 4;
    private static final int CURRENT_STEPS = 1 << 19;

    public Ina228Scale {
        double volts = amperesMax * shunt.ohms();
        if (!(amperesMax > 0 && volts <= WIDE_VOLTS)) {
            throw new IllegalArgumentException("greatest current is " + amperesMax + " A, which makes " + volts * 1000
                    + " mV at the shunt; must be over 0 and at most " + WIDE_VOLTS * 1000 + " mV");
        }
    }

    /** The finer range, when the greatest current fits. */
    boolean narrow() {
        return amperesMax * shunt.ohms() <= NARROW_VOLTS;
    }

    /** For the register SHUNT_CAL, 15 bits; either range at its end makes 4096. */
    int calibration() {
        double wanted = CALIBRATION * amperesMax / CURRENT_STEPS * shunt.ohms() * factor();
        return Math.toIntExact(Math.max(1, Math.round(wanted)));
    }

    /** What one step of the chip's current is, after rounding of the calibration. */
    double currentLsb() {
        return calibration() / (CALIBRATION * shunt.ohms() * factor());
    }

    private int factor() {
        return narrow() ? NARROW_FACTOR : 1;
    }
}
