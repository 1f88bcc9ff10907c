package dev.flightcase.hal.world;

import dev.flightcase.hal.Chemistry;
import java.util.random.RandomGenerator;

/** Voltage of one cell at rest over its charge share, of a cell drawn anew: smooth, and of no table. */
interface RestVolts {

    double volts(double share);

    static RestVolts draw(Chemistry chemistry, RandomGenerator random) {
        return switch (chemistry) {
            case LI_ION -> lithiumIon(random);
            case LIFEPO4 -> ironPhosphate(random);
            case LEAD_ACID -> lead(random);
        };
    }

    /**
     * Between a mixed-oxide cell and a cobalt one. The second is the fit of Chen and Rincon-Mora, "Accurate
     * electrical battery model", IEEE Trans. Energy Conversion 21 (2006), equation 2.
     */
    private static RestVolts lithiumIon(RandomGenerator random) {
        double cobalt = Draw.between(random, 0, 0.6);
        double wave = Draw.between(random, 0, 0.008);
        double phase = Draw.between(random, 0, 2 * Math.PI);
        return share -> {
            double s = Math.max(share, -0.1);
            double mixed = 3.50 + 0.20 * s + 0.46 * Math.pow(Math.max(0, s), 2.2) - 0.5 * Math.exp(-s / 0.05);
            double chen = 3.685 - 1.031 * Math.exp(-35 * s) + 0.2156 * s - 0.1178 * s * s + 0.3201 * s * s * s;
            return (1 - cobalt) * mixed + cobalt * chen + wave * Math.sin(9 * s + phase);
        };
    }

    /** Two plateaus with a step between them and a cliff at either end. */
    private static RestVolts ironPhosphate(RandomGenerator random) {
        double base = 3.28 + Draw.between(random, -0.006, 0.006);
        double lowAt = Draw.between(random, 0.22, 0.32);
        double highAt = Draw.between(random, 0.62, 0.70);
        double low = Draw.between(random, 0.015, 0.028);
        double high = Draw.between(random, 0.011, 0.021);
        double cliff = Draw.between(random, 0.035, 0.055);
        return share -> {
            double s = Math.max(share, -0.1);
            return base
                    + 0.02 * s
                    + low * Math.tanh((s - lowAt) / 0.07)
                    + high * Math.tanh((s - highAt) / 0.05)
                    - 0.65 * Math.exp(-s / cliff)
                    + 0.06 * Math.exp((s - 1) / 0.01);
        };
    }

    private static RestVolts lead(RandomGenerator random) {
        double full = Draw.between(random, 2.11, 2.14);
        double empty = Draw.between(random, 1.91, 1.95);
        return share -> empty + (full - empty) * share - 0.15 * Math.exp(-Math.max(share, -0.1) / 0.04);
    }
}
