package dev.flightcase.bench.model;

import dev.flightcase.bench.model.PlainStall.Fate;
import dev.flightcase.bench.model.PlainStall.Kept;
import dev.flightcase.bench.model.PlainStall.Sold;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must come of asking for a sale. */
final class PlainSales {
    private final PlainStall stall;
    private final PlainHolds holds;

    PlainSales(PlainStall stall, PlainHolds holds) {
        this.stall = stall;
        this.holds = holds;
    }

    String sell(Asked.Sale ask) {
        var request = ask.request();
        var used = stall.keys.get(ask.key());
        if (used != null) {
            var order = stall.orders.get(ask.key());
            return used.equals(request) && order != null ? "replay " + order.facts() : "conflict";
        }
        var edition = stall.serving;
        if (edition == null) {
            return "refused no-event";
        }
        if (stall.life() == EventLife.SETTLED || (stall.life() == EventLife.CLOSED && !request.training())) {
            return "refused event-closed";
        }
        Kept hold = null;
        if (request.hold() != null && !request.training()) {
            var unusable = holds.unusable(ask.hold(), request.hold().proven(), ask.by());
            if (unusable != null) {
                return "refused " + unusable;
            }
            hold = stall.holds.get(ask.hold());
        }
        var why = why(edition, request, hold);
        return why == null ? sold(ask, edition, hold) : "refused " + why;
    }

    private @Nullable String why(Edition edition, OrderRequest request, @Nullable Kept hold) {
        var demand = demand(edition, request.lines());
        if (demand == null) {
            return "unknown-sku";
        }
        if (!request.training()) {
            var stock = unsaleable(edition, request.lines(), demand, hold);
            if (stock != null) {
                return stock;
            }
        }
        var pickup = unpickable(edition, request);
        if (pickup != null) {
            return pickup;
        }
        var price = PlainPrices.priceless(edition, request.lines(), request.priceList());
        if (price != null) {
            return price;
        }
        var total = PlainPrices.total(edition, request.lines(), request.priceList());
        return PlainPrices.unpaid(request, total, stall.clock.now());
    }

    /** Null when something is not sold. */
    static @Nullable Map<String, Long> demand(Edition edition, List<OrderLine> lines) {
        var demand = new LinkedHashMap<String, Long>();
        for (var line : lines) {
            if (edition.item(line.sku()) == null) {
                return null;
            }
            var goods = Goods.of(line.sku());
            var parts = goods.isBundle() ? goods.parts() : Map.of(line.sku(), 1);
            for (var part : parts.entrySet()) {
                if (edition.item(part.getKey()) == null) {
                    return null;
                }
                demand.merge(part.getKey(), (long) line.quantity() * part.getValue(), Long::sum);
            }
        }
        return demand;
    }

    /** Null when all of it can be taken from the stock now; what the hold keeps, as of when it was given. */
    @Nullable
    String unsaleable(Edition edition, List<OrderLine> lines, Map<String, Long> demand, @Nullable Kept hold) {
        var asked = units(lines);
        var heldLines = hold == null ? Map.<String, Long>of() : units(hold.lines());
        var heldUnits = hold == null ? Map.<String, Long>of() : hold.demand();
        var now = stall.clock.now();
        var then = hold == null || hold.at().isAfter(now) ? now : hold.at();
        for (var line : asked.entrySet()) {
            var goods = Goods.of(line.getKey());
            var kept = goods.isBundle()
                    ? heldLines.getOrDefault(line.getKey(), 0L) >= line.getValue()
                    : heldUnits.getOrDefault(line.getKey(), 0L) >= demand.getOrDefault(line.getKey(), 0L);
            var why = offSale(edition, line.getKey(), kept ? then : now);
            if (why != null) {
                return why;
            }
        }
        for (var part : demand.entrySet()) {
            var kept = heldUnits.getOrDefault(part.getKey(), 0L) >= part.getValue();
            var why = offSale(edition, part.getKey(), kept ? then : now);
            if (why != null) {
                return why;
            }
        }
        if (overLimit(asked) || overLimit(demand)) {
            return "over-limit";
        }
        return demand.entrySet().stream()
                        .allMatch(part -> part.getValue()
                                <= stall.left(part.getKey()) + heldUnits.getOrDefault(part.getKey(), 0L))
                ? null
                : "insufficient-stock";
    }

    private static Map<String, Long> units(List<OrderLine> lines) {
        var units = new LinkedHashMap<String, Long>();
        lines.forEach(line -> units.merge(line.sku(), (long) line.quantity(), Long::sum));
        return units;
    }

    private static @Nullable String offSale(Edition edition, String sku, Instant at) {
        var goods = Goods.of(sku);
        if (goods.opens() != null && at.isBefore(goods.opens())) {
            return "drop-not-open";
        }
        if (goods.closes() != null && !at.isBefore(goods.closes())) {
            return "drop-closed";
        }
        var item = edition.item(sku);
        return item != null && item.paused() ? "paused" : null;
    }

    private static boolean overLimit(Map<String, Long> units) {
        return units.entrySet().stream()
                .anyMatch(wanted -> Goods.of(wanted.getKey()).limit() != 0
                        && wanted.getValue() > Goods.of(wanted.getKey()).limit());
    }

    private @Nullable String unpickable(Edition edition, OrderRequest request) {
        var pickup = request.pickup();
        if (pickup == null) {
            return null;
        }
        if (!edition.pickups().containsKey(pickup)) {
            return "unknown-pickup";
        }
        if (!stall.clock.now().isBefore(Edition.PICKUPS.getOrDefault(pickup, Instant.MIN))) {
            return "pickup-over";
        }
        return stall.left(PlainStall.PICKUP + pickup) < 1 && !request.training() ? "pickup-full" : null;
    }

    private String sold(Asked.Sale ask, Edition edition, @Nullable Kept hold) {
        var request = ask.request();
        if (stall.life() == EventLife.SET_UP && !request.training()) {
            stall.lives.put(stall.event, EventLife.OPEN);
            stall.record(EntryKind.EVENT);
        }
        var number = stall.record(request.training() ? EntryKind.TRAINING_ORDER : EntryKind.ORDER);
        var total = PlainPrices.total(edition, request.lines(), request.priceList());
        var facts = "order " + number + (request.training() ? " training" : "") + " total " + total + " paid " + total;
        var demand = demand(edition, request.lines());
        if (demand != null && request.pickup() != null) {
            demand.put(PlainStall.PICKUP + request.pickup(), 1L);
        }
        var tokens = request.training()
                ? 0
                : (int) request.tenders().stream()
                        .filter(Tender.PaymentToken.class::isInstance)
                        .count();
        stall.orders.put(
                ask.key(),
                new Sold(
                        edition.event(),
                        request.training(),
                        facts,
                        demand == null ? Map.of() : demand,
                        request.pickup(),
                        tokens,
                        false,
                        false));
        stall.keys.put(ask.key(), request);
        if (hold != null) {
            stall.end(ask.hold(), Fate.CONVERTED);
        }
        return "done " + facts;
    }
}
