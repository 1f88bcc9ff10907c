package dev.flightcase.hal.world;

import java.util.random.RandomGenerator;

/** Clouds as a Markov chain over a half sine of daylight, and a temperature that follows the day. */
final class Weather {

    private static final double DAY_SECONDS = 86_400;
    private static final double SUNRISE = 6 * 3600.0;
    private static final double SUNSET = 20 * 3600.0;
    private static final double WARMEST = 15 * 3600.0;

    private final RandomGenerator random;
    private final double meanCelsius;
    private final double swingKelvin;
    private Sky sky = Sky.CLEAR;
    private double changeIn;

    /** What comes through; each kind passes into any other. */
    private enum Sky {
        CLEAR(1.0),
        THIN(0.55),
        OVERCAST(0.15);

        private final double through;

        Sky(double through) {
            this.through = through;
        }
    }

    Weather(double meanCelsius, double swingKelvin, RandomGenerator random) {
        this.random = random;
        this.meanCelsius = meanCelsius;
        this.swingKelvin = swingKelvin;
    }

    void advance(double seconds) {
        changeIn -= seconds;
        if (changeIn <= 0) {
            changeIn = Draw.wait(random, 1800);
            sky = Sky.values()[random.nextInt(Sky.values().length)];
        }
    }

    /** Share of the panel's peak. */
    double sun(double secondOfLife) {
        double ofDay = secondOfLife % DAY_SECONDS;
        boolean night = ofDay <= SUNRISE || ofDay >= SUNSET;
        return night ? 0 : sky.through * Math.sin(Math.PI * (ofDay - SUNRISE) / (SUNSET - SUNRISE));
    }

    double celsius(double secondOfLife) {
        return meanCelsius + swingKelvin * Math.cos(2 * Math.PI * (secondOfLife - WARMEST) / DAY_SECONDS);
    }
}
