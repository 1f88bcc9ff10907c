package dev.flightcase.cache.checkout;

import dev.flightcase.cache.catalog.SaleTerms;
import dev.flightcase.catalogfolder.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a request may be sold at a moment, and for how much; pure. The demand for a SKU is summed over the whole
 * basket before it is checked, so that two lines cannot each pass alone and oversell together.
 */
final class OrderRules {
    private final Shelf shelf;
    private final Stock stock;
    private final Instant now;

    OrderRules(Shelf shelf, Stock stock, Instant now) {
        this.shelf = shelf;
        this.stock = stock;
        this.now = now;
    }

    Verdict judge(OrderRequest request) {
        if (request.hold() != null) {
            return new Verdict.Not(new Refusal.UnknownHold(request.hold()));
        }
        var lines = new ArrayList<PricedLine>();
        var demand = new LinkedHashMap<Integer, Long>();
        for (var line : request.lines()) {
            var slot = shelf.slot(line.sku());
            if (slot == null) {
                return new Verdict.Not(new Refusal.UnknownSku(line.sku()));
            }
            var terms = shelf.terms(slot);
            if (terms.isBundle()) {
                return new Verdict.Not(new Refusal.BundleNotSold(line.sku()));
            }
            demand.merge(slot, (long) line.quantity(), Long::sum);
            lines.add(new PricedLine(terms, line.quantity(), terms.price().minor() * line.quantity()));
        }
        return judge(request, lines, demand);
    }

    private Verdict judge(OrderRequest request, List<PricedLine> lines, Map<Integer, Long> demand) {
        for (var wanted : demand.entrySet()) {
            var refusal = unavailable(wanted.getKey(), wanted.getValue());
            if (refusal.isPresent()) {
                return new Verdict.Not(refusal.get());
            }
        }
        var sums = new LinkedHashMap<String, Long>();
        lines.forEach(line -> sums.merge(line.terms().tax(), line.total(), Math::addExact));
        if (sums.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact) > TaxSplit.SUM_MAX) {
            return new Verdict.Not(new Refusal.Invalid("total", "must be at most " + TaxSplit.SUM_MAX));
        }
        var taxes = TaxSplit.of(shelf.assortment().taxes(), sums);
        var total = taxes.stream().mapToLong(TaxShare::gross).sum();
        var refusal = unpaid(request.tenders(), total);
        return refusal.isEmpty() ? new Verdict.Sellable(lines, demand, taxes, total) : new Verdict.Not(refusal.get());
    }

    private Optional<Refusal> unavailable(int slot, long asked) {
        var terms = shelf.terms(slot);
        var opens = terms.window().opens();
        var closes = terms.window().closes();
        if (opens != null && now.isBefore(opens)) {
            return Optional.of(new Refusal.NotOpenYet(terms.sku(), opens));
        }
        if (closes != null && !now.isBefore(closes)) {
            return Optional.of(new Refusal.Closed(terms.sku(), closes));
        }
        return scarce(terms, slot, asked);
    }

    private Optional<Refusal> scarce(SaleTerms terms, int slot, long asked) {
        var limit = terms.limitPerOrder();
        if (limit != null && asked > limit) {
            return Optional.of(new Refusal.OverLimit(terms.sku(), limit, asked));
        }
        var available = shelf.available(slot, stock);
        return asked > available
                ? Optional.of(new Refusal.InsufficientStock(terms.sku(), available, asked))
                : Optional.empty();
    }

    private Optional<Refusal> unpaid(List<Tender> tenders, long total) {
        var offered = 0L;
        for (var tender : tenders) {
            if (!tender.amount().currency().equals(shelf.currency())) {
                return Optional.of(wrongCurrency(tender.amount()));
            }
            var refusal = untakeable(tender);
            if (refusal.isPresent()) {
                return refusal;
            }
            offered += tender.amount().minor();
        }
        return offered == total
                ? Optional.empty()
                : Optional.of(new Refusal.TenderMismatch(shelf.money(total), shelf.money(offered)));
    }

    private Optional<Refusal> untakeable(Tender tender) {
        return switch (tender) {
            case Tender.Other other -> Optional.of(new Refusal.TenderKindNotTaken(other.kind()));
            case Tender.Cash cash -> cash.given() == null ? Optional.empty() : tooLittle(cash.amount(), cash.given());
        };
    }

    private Optional<Refusal> tooLittle(Money amount, Money given) {
        if (!given.currency().equals(shelf.currency())) {
            return Optional.of(wrongCurrency(given));
        }
        return given.minor() < amount.minor()
                ? Optional.of(new Refusal.CashTooLittle(amount, given))
                : Optional.empty();
    }

    private Refusal wrongCurrency(Money money) {
        return new Refusal.WrongCurrency(shelf.currency().getCurrencyCode(), money.code());
    }
}
