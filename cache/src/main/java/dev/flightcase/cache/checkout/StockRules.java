package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a basket may be taken from the stock at a moment; pure. */
final class StockRules {
    private final Shelf shelf;
    private final IntFunction<StockRow> stock;

    StockRules(Shelf shelf, IntFunction<StockRow> stock) {
        this.shelf = shelf;
        this.stock = stock;
    }

    /**
     * @param hold what is this till's already; null for nothing
     */
    Optional<Refusal> broken(Basket basket, Instant now, @Nullable Hold hold) {
        var kept = hold == null ? Map.<String, Long>of() : hold.demand();
        return Stream.concat(basket.asked().keySet().stream(), basket.demand().keySet().stream())
                .map(slot -> notOnSale(shelf.terms(slot), since(slot, basket, now, hold)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> overLimit(basket.asked()))
                .or(() -> overLimit(basket.demand()))
                .or(() -> scarce(basket.demand(), kept));
    }

    /** When it must have been on sale: what a hold keeps, when that was given; anything more, now. */
    private Instant since(int slot, Basket basket, Instant now, @Nullable Hold hold) {
        if (hold == null || hold.at().isAfter(now)) {
            return now;
        }
        var sku = shelf.key(slot);
        var kept = shelf.hasStock(slot) ? hold.demand().getOrDefault(sku, 0L) : hold.asked(sku);
        var wanted = (shelf.hasStock(slot) ? basket.demand() : basket.asked()).getOrDefault(slot, 0L);
        return kept >= wanted ? hold.at() : now;
    }

    private static Optional<Refusal> notOnSale(SaleTerms terms, Instant at) {
        var opens = terms.window().opens();
        var closes = terms.window().closes();
        if (opens != null && at.isBefore(opens)) {
            return Optional.of(new Refusal.NotOpenYet(terms.sku(), opens, Duration.between(at, opens)));
        }
        if (closes != null && !at.isBefore(closes)) {
            return Optional.of(new Refusal.Closed(terms.sku(), closes));
        }
        return terms.paused() ? Optional.of(new Refusal.Paused(terms.sku())) : Optional.empty();
    }

    private Optional<Refusal> overLimit(Map<Integer, Long> units) {
        for (var wanted : units.entrySet()) {
            var terms = shelf.terms(wanted.getKey());
            var limit = terms.limitPerOrder();
            if (limit != null && wanted.getValue() > limit) {
                return Optional.of(new Refusal.OverLimit(terms.sku(), limit, wanted.getValue()));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> scarce(Map<Integer, Long> demand, Map<String, Long> kept) {
        for (var wanted : demand.entrySet()) {
            var sku = shelf.key(wanted.getKey());
            var available = stock.apply(wanted.getKey()).available() + kept.getOrDefault(sku, 0L);
            if (wanted.getValue() > available) {
                return Optional.of(new Refusal.InsufficientStock(sku, available, wanted.getValue()));
            }
        }
        return Optional.empty();
    }
}
