package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.SaleTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lines of an order cost; pure. */
final class PriceRules {
    private final Shelf shelf;

    PriceRules(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The prices, or why there are none. */
    sealed interface Priced {
        record Lines(List<PricedLine> lines) implements Priced {}

        record Not(Refusal refusal) implements Priced {}
    }

    /** Every SKU is in the catalog. */
    Priced price(List<OrderLine> lines, @Nullable String list) {
        if (list != null && !shelf.hasPriceList(list)) {
            return new Priced.Not(new Refusal.UnknownPriceList(list));
        }
        var priced = new ArrayList<PricedLine>();
        for (var line : lines) {
            var terms = shelf.terms(Objects.requireNonNull(shelf.slot(line.sku())));
            var refusal = broken(line, terms);
            if (refusal.isPresent()) {
                return new Priced.Not(refusal.get());
            }
            var unit = unit(line, terms, list);
            var gross = unit * line.quantity();
            var discount =
                    line.discount() == null ? 0 : line.discount().amount().minor();
            if (discount > gross) {
                return new Priced.Not(
                        new Refusal.DiscountTooLarge(line.sku(), shelf.money(gross), shelf.money(discount)));
            }
            priced.add(new PricedLine(line, terms, unit, gross - discount));
        }
        return new Priced.Lines(priced);
    }

    private static long unit(OrderLine line, SaleTerms terms, @Nullable String list) {
        if (line.openPrice() != null) {
            return line.openPrice().minor();
        }
        var usual = terms.price().minor();
        return list == null ? usual : terms.price().lists().getOrDefault(list, usual);
    }

    private Optional<Refusal> broken(OrderLine line, SaleTerms terms) {
        if (line.openPrice() != null && !terms.price().open()) {
            return Optional.of(new Refusal.PriceNotOpen(line.sku()));
        }
        return Stream.of(
                        Optional.ofNullable(line.openPrice()),
                        Optional.ofNullable(line.discount()).map(Discount::amount))
                .flatMap(Optional::stream)
                .filter(money -> !money.currency().equals(shelf.currency()))
                .<Refusal>map(
                        money -> new Refusal.WrongCurrency(shelf.currency().getCurrencyCode(), money.code()))
                .findFirst();
    }
}
