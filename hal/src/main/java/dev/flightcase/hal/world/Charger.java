package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/** Bulk, absorption, float; its voltages are off by what chargers are off. */
final class Charger {

    private static final double TAIL_SHARE = 0.03;
    private static final double AGAIN_VOLTS = 0.1;

    private final double amperesMax;
    private final double absorptionVolts;
    private final double floatVolts;
    private final double tailAmperes;
    private final int cells;
    private boolean floating;

    private Charger(double amperesMax, double absorptionVolts, double floatVolts, double tailAmperes, int cells) {
        this.amperesMax = amperesMax;
        this.absorptionVolts = absorptionVolts;
        this.floatVolts = floatVolts;
        this.tailAmperes = tailAmperes;
        this.cells = cells;
    }

    static Charger draw(WorldSettings settings, RandomGenerator random) {
        double trim = Draw.between(random, 0.995, 1.005);
        double absorption =
                switch (settings.chemistry()) {
                    case LI_ION -> 4.19;
                    case LIFEPO4 -> 3.58;
                    case LEAD_ACID -> 2.40;
                };
        double floating =
                switch (settings.chemistry()) {
                    case LI_ION -> 4.17;
                    case LIFEPO4 -> 3.48;
                    case LEAD_ACID -> 2.27;
                };
        double capacity = settings.nominalAmpereHours();
        return new Charger(
                capacity * Draw.between(random, 0.2, 0.4),
                absorption * trim * settings.cells(),
                floating * trim * settings.cells(),
                TAIL_SHARE * capacity,
                settings.cells());
    }

    /** What it can give from the mains, the load fed beside. */
    double watts(double packVolts) {
        return amperesMax * packVolts;
    }

    void charge(WorldPack pack, double surplusWatts, double seconds, double ambientCelsius) {
        double amperes = Math.min(amperesMax, surplusWatts / pack.volts());
        double held = floating ? floatVolts : absorptionVolts;
        double taken = pack.charge(amperes, held, seconds, ambientCelsius);
        if (!floating && pack.volts() >= absorptionVolts - 0.01 && taken < tailAmperes) {
            floating = true;
        } else if (floating && pack.volts() < floatVolts - AGAIN_VOLTS * cells) {
            floating = false;
        }
    }

    /** The sun is gone, or the plug. */
    void rest() {
        floating = false;
    }
}
