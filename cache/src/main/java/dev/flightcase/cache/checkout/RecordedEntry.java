package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an entry of the journal says, kind by kind. {@code helper} is null wherever nobody gave a name. */
public sealed interface RecordedEntry {
    RecordStamp stamp();

    UUID event();

    /** An order, or one for practice. */
    record Sale(RecordStamp stamp, RecordedOrder order) implements RecordedEntry {
        @Override
        public UUID event() {
            return order.event();
        }
    }

    /** An order was taken back. */
    record Voided(
            RecordStamp stamp,
            UUID event,
            UUID order,
            boolean training,
            Money total,
            String reason,
            @Nullable String helper)
            implements RecordedEntry {}

    /** Stock changed without a sale. */
    record Adjusted(
            RecordStamp stamp,
            UUID event,
            String sku,
            Change change,
            String reason,
            @Nullable String helper) implements RecordedEntry {
        /** @param kind as {@link Adjustment.Kind#wire} */
        public record Change(String kind, long quantity, long granted, long withdrawn) {}
    }

    /** A catalog changed what was brought. */
    record Granted(RecordStamp stamp, UUID event, boolean allotted, List<Units> units) implements RecordedEntry {
        /**
         * @param brought what the catalog says since
         * @param granted what may be sold in all since
         */
        public record Units(String sku, long brought, long granted) {}

        public Granted {
            units = List.copyOf(units);
        }
    }

    /** The event was opened, closed or settled. */
    record LifeChanged(RecordStamp stamp, UUID event, EventLife life) implements RecordedEntry {}

    /** Somebody counted the cash box. */
    record CashCounted(
            RecordStamp stamp,
            UUID event,
            CashCount.Occasion occasion,
            Money counted,
            @Nullable String helper) implements RecordedEntry {}

    /**
     * The operator edited, made or removed a product.
     *
     * @param price as it is sold since; null when the product was removed
     * @param by the device's name, or the operator
     */
    record ProductEdited(
            RecordStamp stamp,
            UUID event,
            String sku,
            @Nullable Money price,
            String by) implements RecordedEntry {}

    /** An order was handed over at its pickup. */
    record HandedOver(RecordStamp stamp, UUID event, UUID order, String pickup) implements RecordedEntry {}
}
