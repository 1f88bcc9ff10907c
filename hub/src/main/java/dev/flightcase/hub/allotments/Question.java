package dev.flightcase.hub.allotments;

import java.util.List;

/** What could not be prevented, and a person or a policy has to decide. */
public sealed interface Question {
    String event();

    /**
     * A node's journal began anew (a re-flash, a restore, a card that was rolled back), or the node was given up: what it had and what the ledger says it sold
     * leave a rest that nobody can prove, since orders may lie on the card that is gone.
     */
    record ReturnedSlice(String node, String event, long epoch, List<SkuUnits> rest) implements Question {
        public ReturnedSlice {
            rest = List.copyOf(rest);
        }
    }

    /**
     * More is sold or out than there is.
     *
     * @param by the nodes that sold more than they were granted, or restocked by hand
     */
    record Oversold(String event, String sku, long pool, long out, List<String> by) implements Question {
        public Oversold {
            by = List.copyOf(by);
        }
    }
}
