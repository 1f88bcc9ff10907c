package dev.flightcase.hal.battery;

/** Half a minute of readings. Means, so that pulses and noise weigh what they should. */
final class Block {

    private double seconds;
    private double volts;
    private double amperes;
    private double watts;
    private double peakOut;
    private int count;

    void add(double readVolts, double readAmperes, double sinceSeconds) {
        volts += readVolts;
        amperes += readAmperes;
        watts += readVolts * readAmperes;
        peakOut = count == 0 ? -readAmperes : Math.max(peakOut, -readAmperes);
        seconds += sinceSeconds;
        count++;
    }

    boolean isFull() {
        return seconds >= LoadHistory.BLOCK_SECONDS && count > 1;
    }

    void clear() {
        seconds = 0;
        volts = 0;
        amperes = 0;
        watts = 0;
        count = 0;
    }

    double volts() {
        return volts / count;
    }

    double amperes() {
        return amperes / count;
    }

    double watts() {
        return watts / count;
    }

    double peakOut() {
        return peakOut;
    }
}
