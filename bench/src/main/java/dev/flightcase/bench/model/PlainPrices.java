package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lines cost and whether that was paid, in exact decimal arithmetic. */
final class PlainPrices {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private PlainPrices() {}

    /** Null when they have a price. Every SKU is in the edition. */
    static @Nullable String priceless(Edition edition, List<OrderLine> lines, @Nullable String list) {
        if (list != null && !edition.hasCrewPrices()) {
            return "unknown-price-list";
        }
        for (var line : lines) {
            if (line.openPrice() != null && !Goods.of(line.sku()).open()) {
                return "price-not-open";
            }
            if (off(line) > gross(edition, line, list)) {
                return "discount-too-large";
            }
        }
        return null;
    }

    /** With tax. Lines that are not sold cost nothing here. */
    static long total(Edition edition, List<OrderLine> lines, @Nullable String list) {
        var byRate = new HashMap<String, Long>();
        for (var line : lines) {
            byRate.merge(Goods.of(line.sku()).tax(), gross(edition, line, list) - off(line), Long::sum);
        }
        return byRate.entrySet().stream()
                .mapToLong(sum ->
                        sum.getValue() + (Edition.inclusive(edition.event()) ? 0 : tax(sum.getKey(), sum.getValue())))
                .sum();
    }

    static @Nullable String unpaid(OrderRequest request, long total, Instant now) {
        var paid = 0L;
        for (var tender : request.tenders()) {
            if (tender instanceof Tender.PaymentToken token
                    && token.expires() != null
                    && !token.expires().isAfter(now)) {
                return "token-expired";
            }
            paid += tender.amount().minor();
        }
        return paid == total ? null : "tender-mismatch";
    }

    private static long off(OrderLine line) {
        return line.discount() == null ? 0 : line.discount().amount().minor();
    }

    private static long gross(Edition edition, OrderLine line, @Nullable String list) {
        var item = edition.item(line.sku());
        if (item == null) {
            return 0;
        }
        var crew = list == null ? 0 : Goods.of(line.sku()).crewCents();
        var usual = crew == 0 ? item.cents() : crew;
        return line.quantity()
                * (line.openPrice() == null ? usual : line.openPrice().minor());
    }

    private static long tax(String rate, long net) {
        return BigDecimal.valueOf(net)
                .multiply(BigDecimal.valueOf(Edition.RATES.getOrDefault(rate, 0)))
                .divide(MILLION, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
