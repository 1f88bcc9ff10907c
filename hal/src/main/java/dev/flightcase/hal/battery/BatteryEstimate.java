package dev.flightcase.hal.battery;

import java.util.Optional;

/**
 * What is thought of the battery at one moment.
 *
 * @param chargePercent of what the pack gives at its temperature, 0 to 100: a detail, not the answer
 * @param uncertaintyPoints one standard deviation of that
 * @param method how the percent was got
 * @param estimating nothing that agrees is known yet: show the percent as a guess
 * @param minutes empty while it does not discharge, or nothing can be said
 * @param why there are no minutes; empty when there are
 * @param capacityAmpereHours of the full, warm pack, as learned
 */
public record BatteryEstimate(
        double chargePercent,
        double uncertaintyPoints,
        Method method,
        boolean estimating,
        Optional<MinutesLeft> minutes,
        String why,
        Belief capacityAmpereHours) {

    /** How a percent was got; only the first one counts what flows. */
    public enum Method {
        COULOMBS("coulombs"),
        VOLTAGE("voltage"),
        GAUGE("gauge");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
