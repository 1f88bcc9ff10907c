package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its record says.
 *
 * @param helper null when not given
 * @param device that sold it
 * @param pickup id of its slot; null for at once
 * @param heldAt when its units were reserved; null when they were not
 * @param hold that it was made of; null for none
 */
public record RecordedOrder(
        UUID id,
        long number,
        UUID event,
        boolean training,
        Money total,
        List<Line> lines,
        List<Paid> tenders,
        @Nullable String helper,
        @Nullable String device,
        @Nullable String pickup,
        @Nullable Instant heldAt,
        Instant at,
        Terms terms,
        @Nullable UUID hold,
        RecordStamp stamp) {
    /**
     * How its prices were meant.
     *
     * @param taxInclusive whether the lines' totals hold the tax
     * @param priceList null for the usual prices
     */
    public record Terms(
            boolean taxInclusive, List<Tax> taxes, @Nullable String priceList) {
        public Terms {
            taxes = List.copyOf(taxes);
        }
    }

    /** What it holds of one rate, in minor units. */
    public record Tax(String rate, long netMinor, long taxMinor) {}

    /**
     * @param discountMinor of the whole line
     * @param tax name of its rate
     * @param parts of a bundle; empty otherwise
     * @param unitMinor price of one, before the discount
     * @param discountReason null without a discount
     * @param window when it might be sold, its parts included
     */
    public record Line(
            String sku,
            String name,
            long quantity,
            long discountMinor,
            long totalMinor,
            String tax,
            List<Part> parts,
            long unitMinor,
            @Nullable String discountReason,
            SaleWindow window) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /** So many of it in each bundle. */
    public record Part(String sku, long quantity) {}

    /**
     * @param reference null when not given
     * @param givenMinor cash that was put on the table; null when that was not said
     * @param provider of a payment token; null for the others
     */
    public record Paid(
            String kind,
            long amountMinor,
            @Nullable String reference,
            @Nullable Long givenMinor,
            @Nullable String provider) {}

    public RecordedOrder {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    public boolean isPaymentToken(int tender) {
        return tender >= 0
                && tender < tenders.size()
                && tenders.get(tender).kind().equals(Tender.PaymentToken.KIND);
    }

    /** How many of its tenders are payment tokens. */
    public int paymentTokens() {
        return (int) tenders.stream()
                .filter(tender -> tender.kind().equals(Tender.PaymentToken.KIND))
                .count();
    }

    /** Units by SKU that has stock. */
    public Map<String, Long> demand() {
        var demand = new LinkedHashMap<String, Long>();
        for (var line : lines) {
            if (line.parts().isEmpty()) {
                demand.merge(line.sku(), line.quantity(), Long::sum);
            }
            line.parts().forEach(part -> demand.merge(part.sku(), line.quantity() * part.quantity(), Long::sum));
        }
        return demand;
    }
}
