package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.EventLife;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a till asks of the ledger. What an earlier act made is named by that act's id, so that a history still
 * means something when acts are taken out of it: what was never made is asked for by an id that nobody has.
 */
sealed interface Act {
    int NONE = -1;

    /** Of this act in its history; also its idempotency key. */
    int id();

    /** 0 to 2 are phones, 3 is the operator. */
    int till();

    /**
     * @param off cents of discount on the line
     * @param each cents that the till names; 0 for the catalog's price
     */
    record Line(String sku, int quantity, int off, int each) {}

    /** How an order is paid; all but the last two pay what it costs. */
    enum Pay {
        CASH,
        /** Cash with change, and a card reader. */
        SPLIT,
        TOKEN,
        OLD_TOKEN,
        SHORT
    }

    /** @param seconds 0 for the configured lease */
    record Hold(int id, int till, List<Line> lines, int seconds) implements Act {}

    /** @param proven by its token */
    record Extend(int id, int till, int hold, boolean proven, int seconds) implements Act {}

    record Release(int id, int till, int hold, boolean proven) implements Act {}

    /** @param hold {@link #NONE} for none */
    record Sell(
            int id,
            int till,
            List<Line> lines,
            Pay pay,
            int hold,
            boolean proven,
            boolean training,
            @Nullable String pickup,
            boolean crew)
            implements Act {}

    record TakeBack(int id, int till, int order, boolean keyed) implements Act {}

    record Adjust(int id, int till, String sku, Adjustment.Kind kind, int quantity, boolean keyed) implements Act {}

    record Become(int id, int till, EventLife life) implements Act {}

    record CountCash(int id, int till, int cents) implements Act {}

    record HandOver(int id, int till, int order) implements Act {}

    /** Of the catalog: a price, what was brought, a pause; a product that is not there comes to it. */
    record Edit(int id, int till, String sku, int cents, int brought, boolean paused) implements Act {}

    /** @param changed whether it asks for something else under the same key */
    record Again(int id, int till, int of, boolean changed) implements Act {}
}
