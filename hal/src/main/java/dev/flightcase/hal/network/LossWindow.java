package dev.flightcase.hal.network;

/** How many of the last probes were lost. Used by one thread. */
final class LossWindow {
    /** Of a normal distribution: 95 % lie within so many deviations. */
    private static final double Z = 1.96;

    private final boolean[] lost;
    private int next;
    private int count;
    private int losses;

    /** @param size probes that count */
    LossWindow(int size) {
        lost = new boolean[size];
    }

    void add(boolean wasLost) {
        if (count == lost.length) {
            losses -= lost[next] ? 1 : 0;
        } else {
            count++;
        }
        lost[next] = wasLost;
        losses += wasLost ? 1 : 0;
        next = (next + 1) % lost.length;
    }

    void reset() {
        next = 0;
        count = 0;
        losses = 0;
    }

    int count() {
        return count;
    }

    /** Share of those that count; NaN without any. */
    double share() {
        return count == 0 ? Double.NaN : (double) losses / count;
    }

    /** The least that the true share is likely to be: the lower end of Wilson's interval (1927) at 95 %. One lost probe of two proves little. */
    double atLeast() {
        return wilsonLower(losses, count);
    }

    static double wilsonLower(int losses, int count) {
        if (count == 0) {
            return 0;
        }
        double share = (double) losses / count;
        double z2 = Z * Z / count;
        double middle = share + z2 / 2;
        double spread = Z * Math.sqrt(share * (1 - share) / count + z2 / (4 * count));
        return Math.max(0, (middle - spread) / (1 + z2));
    }
}
