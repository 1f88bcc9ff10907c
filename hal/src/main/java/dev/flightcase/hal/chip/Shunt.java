package dev.flightcase.hal.chip;

/**
 * The resistor that a current flows through.
 *
 * @param ohms 0.00001 to 10. Boards with the same chip differ by a factor of ten: from the profile, never guessed
 */
public record Shunt(double ohms) {

    public Shunt {
        if (!(ohms >= 1e-5 && ohms <= 10)) {
            throw new IllegalArgumentException("shunt is " + ohms + " ohm; must be 0.00001 to 10");
        }
    }

    double amperes(double volts) {
        return volts / ohms;
    }
}
