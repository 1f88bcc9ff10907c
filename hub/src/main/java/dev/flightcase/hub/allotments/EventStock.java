package dev.flightcase.hub.allotments;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The stock of an event, as the hub gives it out.
 *
 * @param pool the SKUs of which least is free first
 * @param more SKUs that are not among them
 * @param slices of the SKUs that are
 */
public record EventStock(String event, List<Pool> pool, long more, List<Slice> slices) {
    public EventStock {
        pool = List.copyOf(pool);
        slices = List.copyOf(slices);
    }

    /**
     * @param units that there are
     * @param out that nodes may sell or have sold; with more than {@code units}, too much was sold
     * @param sold of them, as far as the ledger knows; given away and damaged ones included
     */
    public record Pool(String sku, long units, long out, long sold) {
        public long free() {
            return units - out;
        }
    }

    /**
     * @param epoch 0 while the hub has heard of none
     * @param version that was said last
     * @param confirmed version that the node has in force; 0 for none
     * @param confirmedAt by the node's clock
     */
    public record Slice(
            String node,
            long epoch,
            State state,
            long version,
            Instant saidAt,
            long confirmed,
            @Nullable Instant confirmedAt,
            List<Units> units) {
        public Slice {
            units = List.copyOf(units);
        }
    }

    /** Where a slice is. */
    public enum State {
        /** The node has it. */
        LIVE,
        /** Its epoch is over, and nobody has said what becomes of the rest. */
        OPEN,
        RETURNED,
        KEPT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param granted the sum that was said last
     * @param inForce what the node has confirmed
     * @param out what counts as out of the pool
     * @param byHand restocked at the stall, or counted away if negative
     */
    public record Units(String sku, long granted, long inForce, long out, long sold, long byHand) {}
}
