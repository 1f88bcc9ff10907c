package dev.flightcase.hal.world;

import dev.flightcase.hal.Chemistry;
import java.util.random.RandomGenerator;

/**
 * What a pack really is, which nobody is told.
 *
 * @param ampereHours that it holds, warm and slowly discharged
 * @param ohms at once, of pack and leads, warm
 * @param slowOhms beside that after some ten seconds
 * @param diffusionOhms beside both after half an hour
 * @param hysteresisVolts a cell, half the distance between charging and discharging at rest
 * @param rateLoss share of the capacity lost when discharged within one hour
 * @param brownOutCellVolts where the converter or the protection switches off
 */
record PackTruth(
        Chemistry chemistry,
        int cells,
        double ampereHours,
        double ohms,
        double slowOhms,
        double diffusionOhms,
        Cold cold,
        double hysteresisVolts,
        double rateLoss,
        double brownOutCellVolts) {

    /**
     * For each kelvin below 25 °C.
     *
     * @param lossPerKelvin share of the capacity
     * @param ohmsPerKelvin exponent of the resistance
     */
    record Cold(double lossPerKelvin, double ohmsPerKelvin) {}

    /** A pack of 1 to 7 years under the label it was sold with. */
    static PackTruth draw(Chemistry chemistry, int cells, double nominal, double brownOut, RandomGenerator random) {
        double aged = Draw.between(random, 0.75, 1.03);
        double older = 1 + 2.5 * (1.03 - aged);
        double fresh =
                switch (chemistry) {
                    case LI_ION -> Draw.between(random, 0.10, 0.20) / nominal + Draw.between(random, 0.004, 0.016);
                    case LIFEPO4 -> Draw.between(random, 0.05, 0.11) / nominal + Draw.between(random, 0.003, 0.009);
                    case LEAD_ACID -> Draw.between(random, 0.04, 0.08) / nominal + Draw.between(random, 0.002, 0.004);
                };
        double ohms = fresh * older * cells;
        double hysteresis = chemistry == Chemistry.LIFEPO4 ? Draw.between(random, 0.004, 0.012) : 0.001;
        return new PackTruth(
                chemistry,
                cells,
                nominal * aged,
                ohms,
                ohms * Draw.between(random, 0.15, 0.4),
                ohms * Draw.between(random, 0.15, 0.5),
                new Cold(Draw.between(random, 0.004, 0.011), Draw.between(random, 0.015, 0.035)),
                hysteresis,
                Draw.between(random, 0.01, 0.05),
                brownOut);
    }
}
