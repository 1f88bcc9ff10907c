package dev.flightcase.daemon.health;

import java.util.function.DoubleFunction;

/**
 * How one signal counts: 100 at {@code good}, {@code floor} at {@code bad}, a straight line between them.
 *
 * @param good on the better side of {@code bad}; which side that is, their order says
 * @param floor the score it can not fall below: a signal that never stops the sale is no emergency
 * @param says a sentence for a value that needs attention
 */
record Rule(
        String signal,
        Dimension dimension,
        double good,
        double bad,
        int floor,
        DoubleFunction<String> says,
        String action) {

    /** Below this a signal is a reason and the node is no longer OK. */
    static final int ATTENTION_SCORE = 75;

    static final int CRITICAL_SCORE = 40;

    Rule {
        if (good == bad) {
            throw new IllegalArgumentException(signal + ": good and bad are both " + good + "; must differ");
        }
        if (floor < 0 || floor >= ATTENTION_SCORE) {
            throw new IllegalArgumentException(
                    signal + ": floor is " + floor + "; must be 0 to " + (ATTENTION_SCORE - 1));
        }
    }

    /** 0 to 100. */
    int score(double value) {
        double share = Math.clamp((value - bad) / (good - bad), 0, 1);
        return (int) Math.round(floor + share * (100 - floor));
    }

    /** The value at which the score is {@link #ATTENTION_SCORE}. */
    double threshold() {
        return bad + (good - bad) * (ATTENTION_SCORE - floor) / (100 - floor);
    }
}
