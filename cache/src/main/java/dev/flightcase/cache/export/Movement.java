package dev.flightcase.cache.export;

import dev.flightcase.cache.checkout.RecordStamp;
import dev.flightcase.cache.checkout.RecordedOrder;
import dev.flightcase.catalogfolder.Money;
import org.jspecify.annotations.Nullable;

/**
 * A sale, or what takes one off again: so that every column of numbers can simply be added up.
 *
 * @param stamp of the sale, or of the void
 * @param sign 1 or -1
 * @param state of the sale now
 * @param settlement of the sale now; empty for what takes one off
 * @param reason of a void; null for a sale
 * @param helper who sold, or who voided; null when not given
 */
record Movement(
        RecordedOrder order,
        RecordStamp stamp,
        int sign,
        String state,
        String settlement,
        @Nullable String reason,
        @Nullable String helper) {
    String type() {
        return sign > 0 ? "sale" : "void";
    }

    String money(long minor) {
        return new Money(sign * minor, order.total().currency()).decimal();
    }

    String currency() {
        return order.total().code();
    }
}
