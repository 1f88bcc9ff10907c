package dev.flightcase.cache.checkout;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Whether a request may be sold at a moment, and for how much; pure. */
final class OrderRules {
    private final Shelf shelf;
    private final IntFunction<StockRow> stock;
    private final Instant now;
    private final Instant forExpiry;
    private final @Nullable PaymentTokens tokens;

    /** @param forExpiry what the end of a token or of a pickup is held against, see {@link Moment#forExpiry()} */
    OrderRules(
            Shelf shelf, IntFunction<StockRow> stock, Instant now, Instant forExpiry, @Nullable PaymentTokens tokens) {
        this.shelf = shelf;
        this.stock = stock;
        this.now = now;
        this.forExpiry = forExpiry;
        this.tokens = tokens;
    }

    /** @param hold the live hold that is to be converted; null for none */
    Verdict judge(OrderRequest request, @Nullable Hold hold) {
        Basket basket;
        try {
            basket = Basket.of(request.lines(), shelf);
        } catch (Basket.UnknownSku e) {
            return new Verdict.Not(e.refusal());
        }
        if (!request.training()) {
            var broken = new StockRules(shelf, stock).broken(basket, now, hold);
            if (broken.isPresent()) {
                return new Verdict.Not(broken.get());
            }
        }
        var pickup = request.pickup() == null ? -1 : shelf.pickupSlot(request.pickup());
        return unpickable(request, pickup)
                .<Verdict>map(Verdict.Not::new)
                .orElseGet(() -> price(request, basket, pickup));
    }

    private Optional<Refusal> unpickable(OrderRequest request, int slot) {
        if (request.pickup() == null) {
            return Optional.empty();
        }
        if (slot < 0) {
            return Optional.of(new Refusal.UnknownPickup(request.pickup()));
        }
        if (!forExpiry.isBefore(shelf.pickup(slot).until())) {
            return Optional.of(
                    new Refusal.PickupOver(request.pickup(), shelf.pickup(slot).until()));
        }
        return stock.apply(slot).available() < 1 && !request.training()
                ? Optional.of(new Refusal.PickupFull(request.pickup()))
                : Optional.empty();
    }

    private Verdict price(OrderRequest request, Basket basket, int pickup) {
        return switch (new PriceRules(shelf).price(request.lines(), request.priceList())) {
            case PriceRules.Priced.Not not -> new Verdict.Not(not.refusal());
            case PriceRules.Priced.Lines priced -> pay(request, basket, pickup, priced.lines());
        };
    }

    private Verdict pay(OrderRequest request, Basket basket, int pickup, List<PricedLine> lines) {
        var sums = new LinkedHashMap<String, Long>();
        lines.forEach(line -> sums.merge(line.terms().tax(), line.total(), Math::addExact));
        if (sums.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact) > TaxSplit.SUM_MAX) {
            return new Verdict.Not(new Refusal.Invalid("total", "must be at most " + TaxSplit.SUM_MAX));
        }
        var taxes = TaxSplit.of(shelf.taxes(), sums);
        var total = taxes.stream().mapToLong(TaxShare::gross).sum();
        return new TenderRules(shelf, now, forExpiry, tokens)
                .unpaid(request.tenders(), total)
                .<Verdict>map(Verdict.Not::new)
                .orElseGet(() -> new Verdict.Sellable(lines, basket.demand(), pickup, taxes, total));
    }
}
