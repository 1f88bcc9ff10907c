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
 * @param minutes what all of it together says
 */
public record PowerEvidence(
        OptionalDouble cellVolts,
        Below below,
        LowRun gaugeLow,
        OptionalDouble amperes,
        Optional<CountWitness> count,
        Optional<MinutesLeft> minutes) {

    /**
     * Runs of the voltage below each line.
     *
     * @param soon the first: some percent are left
     * @param now the second: from here it falls fast
     * @param last half-way from there to the cut-off
     */
    public record Below(LowRun soon, LowRun now, LowRun last) {
        public static final Below NONE = new Below(LowRun.NONE, LowRun.NONE, LowRun.NONE);
    }
}
