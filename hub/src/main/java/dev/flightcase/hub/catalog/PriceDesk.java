package dev.flightcase.hub.catalog;

import dev.flightcase.hub.catalog.CatalogBook.Chosen;
import dev.flightcase.hub.catalog.CatalogBook.PriceWish;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.catalog.CatalogFacts.Facts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Changes prices of what nodes serve, once it is known that the catalog has these products. Blocks; from any thread. */
public final class PriceDesk {
    /** In place of an amount: what the catalog says counts again. */
    static final String AS_IN_CATALOG = "catalog";

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    private final CatalogBook book;
    private final CatalogFacts facts;

    public PriceDesk(CatalogBook book, CatalogFacts facts) {
        this.book = book;
        this.facts = facts;
    }

    /**
     * What shall cost something else.
     *
     * @param node an id; empty for all nodes of the event
     * @param event its key; empty when there is only one
     * @param amounts by SKU: a decimal number, or {@code catalog}
     */
    record Wish(String node, String event, Map<String, String> amounts) {
        Wish {
            amounts = Map.copyOf(amounts);
        }
    }

    /** What came of it. */
    sealed interface Outcome {
        /** @param nodes ids; {@link CatalogBook#ALL} for those that have no choice of their own */
        record Priced(String event, List<String> nodes) implements Outcome {
            public Priced {
                nodes = List.copyOf(nodes);
            }
        }

        /** @param why one line, with what to do; nothing was changed */
        record Refused(String why) implements Outcome {}
    }

    Outcome price(Wish wish) throws IOException {
        var chosen = chosen(wish);
        var events = new TreeSet<String>();
        chosen.forEach(one -> events.add(one.eventKey()));
        if (events.isEmpty()) {
            return new Outcome.Refused("no node" + (wish.event().isEmpty() ? "" : " of the event " + wish.event())
                    + " was given a catalog; flightcase hub publish does that");
        }
        if (events.size() > 1) {
            return new Outcome.Refused("nodes serve several events: " + String.join(", ", events)
                    + "; name one with --event, or a node with --node");
        }
        var wishes = new ArrayList<PriceWish>();
        for (var one : chosen) {
            var what = facts.of(one.manifest());
            for (var amount : wish.amounts().entrySet()) {
                var wrong = wrong(amount.getKey(), amount.getValue(), what);
                if (!wrong.isEmpty()) {
                    return new Outcome.Refused(wrong + "; no price was changed");
                }
            }
            wishes.add(wish(wish.node().isEmpty() ? one.node() : wish.node(), wish.amounts(), what.currency()));
        }
        return book.price(wishes)
                ? new Outcome.Priced(
                        events.first(), wishes.stream().map(PriceWish::node).toList())
                : new Outcome.Refused("a catalog can have at most " + CatalogBook.PRICES_MAX
                        + " changed prices; publish it with the new ones");
    }

    /** Those that are to change: of one node, the one that it follows. */
    private List<Chosen> chosen(Wish wish) {
        var all = book.chosen().stream()
                .filter(one -> wish.event().isEmpty() || one.eventKey().equals(wish.event()))
                .toList();
        if (wish.node().isEmpty()) {
            return all;
        }
        var own = all.stream().filter(one -> one.node().equals(wish.node())).toList();
        return own.isEmpty()
                ? all.stream().filter(one -> one.node().equals(CatalogBook.ALL)).toList()
                : own;
    }

    private static String wrong(String sku, String amount, Facts facts) {
        if (!facts.skus().contains(sku)) {
            return "the catalog has no product " + sku;
        }
        if (amount.equals(AS_IN_CATALOG)) {
            return "";
        }
        int digits = facts.currency().getDefaultFractionDigits();
        return AMOUNT.matcher(amount).matches() && new BigDecimal(amount).scale() <= digits
                ? ""
                : "the price of " + sku + " is " + amount + "; must be an amount in " + facts.currency()
                        + " with at most " + digits + " decimals, or " + AS_IN_CATALOG;
    }

    private static PriceWish wish(String node, Map<String, String> amounts, Currency currency) {
        var prices = new ArrayList<Price>();
        var dropped = new TreeSet<String>();
        amounts.forEach((sku, amount) -> {
            if (amount.equals(AS_IN_CATALOG)) {
                dropped.add(sku);
            } else {
                var minor = new BigDecimal(amount).movePointRight(currency.getDefaultFractionDigits());
                prices.add(new Price(sku, minor.longValueExact(), currency.getCurrencyCode()));
            }
        });
        return new PriceWish(node, prices, dropped);
    }
}
