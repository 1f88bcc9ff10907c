package dev.flightcase.hal.battery;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that may be weighed. Absent or old readings are not in it: a dead sensor says nothing.
 *
 * @param cellVolts the newest, a cell; empty when there is no fresh one
 * @param below how long it has been below the lines of the chemistry
 * @param gaugeLow run of a gauge chip that claims next to nothing
 * @param amperes mean of the last readings, positive while charging
 * @param count what ampere-hours say
 * @param knee the end of the rest curve, when the discharge has shown it
 * @param minutes what all of it together says
 */
public record PowerEvidence(
        OptionalDouble cellVolts,
        Below below,
        LowRun gaugeLow,
        OptionalDouble amperes,
        Optional<CountWitness> count,
        Optional<Knee> knee,
        Optional<MinutesLeft> minutes) {

    /**
     * Runs of the voltage below each line.
     *
     * @param soon the first: some percent are left
     * @param now the second, and not for what the load takes of it: from here it falls fast
     * @param last the same, half-way from there to the cut-off
     * @param byLoad the last line, for long, and the current through the known resistance accounts for it: the pack
     *     is not empty and does not carry its load either
     */
    public record Below(LowRun soon, LowRun now, LowRun last, boolean byLoad) {
        public static final Below NONE = new Below(LowRun.NONE, LowRun.NONE, LowRun.NONE, false);
    }
}
