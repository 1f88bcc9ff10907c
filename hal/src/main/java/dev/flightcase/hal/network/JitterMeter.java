package dev.flightcase.hal.network;

/** Jitter of round trips, as RFC 3550 §6.4.1 smooths that of packets: {@code J += (|D| - J) / 16}. Used by one thread. */
final class JitterMeter {
    private static final double GAIN = 1.0 / 16;

    private double jitterNanos;
    private double lastTransitNanos = Double.NaN;
    private boolean known;

    /** One packet; both times by clocks that need not agree. */
    void add(long sentNanos, long receivedNanos) {
        double transit = (double) (receivedNanos - sentNanos);
        if (!Double.isNaN(lastTransitNanos)) {
            jitterNanos += (Math.abs(transit - lastTransitNanos) - jitterNanos) * GAIN;
            known = true;
        }
        lastTransitNanos = transit;
    }

    /** A packet was lost: the next one is not compared with the one before. */
    void lost() {
        lastTransitNanos = Double.NaN;
    }

    /** Another way: what was, says nothing of what comes. */
    void reset() {
        lost();
        jitterNanos = 0;
        known = false;
    }

    /** NaN until two packets in a row have come. */
    double nanos() {
        return known ? jitterNanos : Double.NaN;
    }
}
