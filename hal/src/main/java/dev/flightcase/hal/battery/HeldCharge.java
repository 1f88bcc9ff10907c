package dev.flightcase.hal.battery;

/**
 * Ampere-hours that the pack holds when full. They are learned between moments at which the charge is known: full
 * and the bottom. A voltage in between may refine them only after such a moment: from a guess it teaches its own
 * error, and a pack that is believed to be half as large again is never believed to be empty.
 */
final class HeldCharge {

    /** A pack is rarely all that is printed on it: what is believed before anything is learned. */
    private static final Belief NEW_SHARE_OF_NOMINAL = new Belief(0.93, 0.09);

    /** What voltages between anchors made of it is not believed more than this, nor more than before. */
    private static final double SEEN_SHARE = 0.05;

    /** A pack changes from one discharge to the next; as a factor of its deviation. */
    private static final double CHANGED = 1.1;
    /** Two beliefs further apart than this many deviations are both less sure than they say. */
    private static final double APART = 2;

    private Belief belief;
    private boolean anchored;

    HeldCharge(Belief before) {
        this.belief = before;
    }

    static HeldCharge ofLabel(double nominalAmpereHours) {
        return new HeldCharge(NEW_SHARE_OF_NOMINAL.times(nominalAmpereHours));
    }

    Belief belief() {
        return belief;
    }

    /** It is known better than voltages alone would tell it: some discharge went down to the bottom. */
    boolean isCounted() {
        return belief.sigma() < SEEN_SHARE * belief.value();
    }

    /** @param filtered as charge and voltages together have it */
    Belief refined(Belief filtered) {
        if (!anchored) {
            return belief;
        }
        double least = Math.min(belief.sigma(), SEEN_SHARE * filtered.value());
        return new Belief(filtered.value(), Math.max(filtered.sigma(), least));
    }

    /** The charger says full: from here on voltages may refine. */
    void full(Belief filtered) {
        belief = refined(filtered);
        anchored = true;
    }

    /** The bottom, and what was counted down to it. */
    void bottom(Belief counted) {
        double apart = Math.abs(counted.value() - belief.value()) / Math.hypot(counted.sigma(), belief.sigma());
        double wider = Math.max(1, apart / APART);
        belief = belief.widened(CHANGED * wider).with(counted.widened(wider));
        anchored = true;
    }
}
