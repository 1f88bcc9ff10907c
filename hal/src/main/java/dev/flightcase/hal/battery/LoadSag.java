package dev.flightcase.hal.battery;

/**
 * What a load takes of the voltage.
 *
 * @param ohmsAtMost of pack and leads once a current has flowed for long; the most that they may be
 * @param ohms at once
 * @param known seen at steps of the load; else a guess
 * @param peakAmperes that the load asks for again and again, positive
 */
record LoadSag(double ohmsAtMost, double ohms, boolean known, double peakAmperes) {

    /** The terminals without the load. */
    double restVolts(double volts, double amperesOut) {
        return volts + amperesOut * ohmsAtMost;
    }

    /** The terminals at the next peak. */
    double peakVolts(double volts, double amperesOut) {
        return volts - Math.max(0, peakAmperes - amperesOut) * ohms;
    }
}
