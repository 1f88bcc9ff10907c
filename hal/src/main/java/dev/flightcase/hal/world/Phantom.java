package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/**
 * Cells that are not there: now and then a charger that looks for a cell makes the monitor see 4.0 V in each
 * place for a while, whatever the pack has.
 */
final class Phantom {

    private static final double CELL_VOLTS = 4.0;
    private static final double LENGTH_SECONDS = 8;

    private final RandomGenerator random;
    private final double everySeconds;
    private double from;
    private double to;

    /** @param everySeconds infinite for never */
    Phantom(double everySeconds, RandomGenerator random) {
        this.random = random;
        this.everySeconds = everySeconds;
        this.from = Draw.wait(random, everySeconds);
        this.to = from + Draw.wait(random, LENGTH_SECONDS);
    }

    double volts(double truth, int cells, double now) {
        if (now >= to) {
            from = now + Draw.wait(random, everySeconds);
            to = from + Draw.wait(random, LENGTH_SECONDS);
        }
        return now >= from ? CELL_VOLTS * cells : truth;
    }
}
