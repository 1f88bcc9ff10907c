package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/** Numbers out of a generator. */
final class Draw {

    private Draw() {}

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A waiting time without memory. */
    static double wait(RandomGenerator random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
