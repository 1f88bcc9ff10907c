package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
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
        Instant at) {
    /**
     * @param parts of a bundle; empty otherwise
     * @param discountMinor of the whole line
     */
    public record Line(
            String sku, String name, long quantity, long discountMinor, long totalMinor, String tax, List<Part> parts) {
        public Line {
            parts = List.copyOf(parts);
        }
    }

    /** So many of it in each bundle. */
    public record Part(String sku, long quantity) {}

    /**
     * @param reference null when not given
     */
    public record Paid(
            String kind, long amountMinor, @Nullable String reference) {}

    public RecordedOrder {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
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
