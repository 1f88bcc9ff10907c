package dev.flightcase.bench.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One thing that happens in a history. Data, so that a history can be printed, played again, and cut shorter. */
sealed interface Step {
    /** Time passes; then these reach the ledger together, and it decides them in one batch. */
    record Ask(Duration passed, List<Act> acts) implements Step {
        public Ask {
            acts = List.copyOf(acts);
        }
    }

    /** The wall clock jumps; no time passes. */
    record SetClock(Duration by) implements Step {}

    /**
     * A folder becomes the event's catalog.
     *
     * @param brought units by SKU; what is not there is not sold any more
     * @param dearer cents on every price
     */
    record Import(int event, Map<String, Integer> brought, int dearer, Map<String, Integer> pickups) implements Step {}

    /** Hands over the event's catalog as it is, as the node does when it is not sure. */
    record AdoptAgain(int event) implements Step {}

    /**
     * @param down how long; the holds' time runs on, unless the machine boots
     * @param adopts whether the catalog is handed over at once
     */
    record Restart(Duration down, boolean boots, boolean adopts) implements Step {}

    /** @param landed whether what the failed write held is on the disk all the same */
    record FailWrite(int nth, boolean landed) implements Step {}

    /** The disk is full while these are asked, one after the other, and has room again afterwards. */
    record Outage(List<Act> acts) implements Step {
        public Outage {
            acts = List.copyOf(acts);
        }
    }

    /** How many operations it counts as. */
    default int operations() {
        return switch (this) {
            case Ask ask -> Math.max(1, ask.acts.size());
            case Outage outage -> 1 + outage.acts.size();
            case SetClock _, Import _, AdoptAgain _, Restart _, FailWrite _ -> 1;
        };
    }
}
