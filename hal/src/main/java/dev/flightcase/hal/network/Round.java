package dev.flightcase.hal.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one round of probes brought.
 *
 * @param pings one for each small probe: how long it took, empty when it was lost
 * @param findings with what was not asked this time as it was before
 * @param brokerAddress the newest that is known
 * @param proof whether more than a name was asked for: what the findings say of the broker is of this round
 * @param greeted whether the broker has proved, now or before, that it is ours
 */
record Round(List<Ping> pings, Findings findings, @Nullable InetAddress brokerAddress, boolean proof, boolean greeted) {

    /** @param took null when it was lost */
    record Ping(@Nullable Duration took) {}

    /** What to do in a round. */
    enum Plan {
        /** Enough to notice that something is wrong; if so, the broker is tried. */
        SMALL(1, false, false),
        /** After a failure: the broker alone, where it is known to be. */
        CONFIRM(0, true, false),
        /** One small probe, and the broker whatever it says. */
        CHECK(1, true, false),
        /** The same, and our page when the broker is not reached. */
        PROOF(1, true, true),
        /** Everything, after a change and every now and then. */
        BURST(5, true, true);

        private final int pings;
        private final boolean proves;
        private final boolean explains;

        Plan(int pings, boolean proves, boolean explains) {
            this.pings = pings;
            this.proves = proves;
            this.explains = explains;
        }

        int pings() {
            return pings;
        }

        boolean proves() {
            return proves;
        }

        /** Whether a portal is looked for, which may take its time; whether something is wrong may not. */
        boolean explains() {
            return explains;
        }
    }

    /** Where the round before ended. */
    record Before(Findings findings, @Nullable InetAddress brokerAddress, boolean greeted) {}
}
