package dev.flightcase.cache.checkout;

import java.util.List;
import java.util.UUID;

/**
 * The units of an event that the hub granted to this node: it can sell these and no more, cut off or not. What the operator restocks or counts goes on
 * top. Of a SKU that does not stand here, what the catalog brings is sold.
 *
 * @param epoch of the journal for which they hold
 * @param version rises with each
 */
public record Allotments(UUID event, long epoch, long version, List<Slice> slices) {
    /** @param units the sum of all that was ever granted in this epoch */
    public record Slice(String sku, long units) {
        public Slice {
            if (units < 0) {
                throw new IllegalArgumentException("a slice of " + sku + " has " + units + " units");
            }
        }
    }

    public Allotments {
        slices = List.copyOf(slices);
    }

    /**
     * What of them is in force, and durable.
     *
     * @param less where less was taken back than asked for, because it is sold or held: what the slice is now
     */
    public record InForce(UUID event, long epoch, long version, List<Slice> less) {
        public InForce {
            less = List.copyOf(less);
        }
    }
}
