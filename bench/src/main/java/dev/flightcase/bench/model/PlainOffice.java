package dev.flightcase.bench.model;

import dev.flightcase.bench.model.PlainStall.Room;
import dev.flightcase.bench.model.PlainStall.Sold;
import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.EventLife;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must come of what is no sale: orders taken back and handed over, stock, the event's life, catalogs. */
final class PlainOffice {
    private final PlainStall stall;

    PlainOffice(PlainStall stall) {
        this.stall = stall;
    }

    String takeBack(Asked.TakingBack ask) {
        var order = stall.orders.get(ask.order());
        var asked = Map.of("void", ask.named(), "why", ask.reason());
        var used = stall.keys.get(ask.key());
        if (used != null) {
            return used.equals(asked) && order != null ? "replay " + order.now() : "conflict";
        }
        if (stall.serving == null || order == null) {
            return "refused unknown-order";
        }
        if (order.voided()) {
            return "refused already-voided";
        }
        if (order.event() != stall.event || stall.life() == EventLife.SETTLED) {
            return "refused event-settled";
        }
        stall.record(EntryKind.VOID);
        stall.orders.put(ask.order(), order.back());
        use(ask.key(), asked);
        return "done " + order.back().now();
    }

    String handOver(Asked.HandingOver ask) {
        var order = stall.orders.get(ask.order());
        if (order == null) {
            return "refused unknown-order";
        }
        if (order.pickup() == null) {
            return "refused no-pickup";
        }
        if (order.voided()) {
            return "refused already-voided";
        }
        if (order.handedOver()) {
            return "replay " + order.now();
        }
        stall.record(EntryKind.HAND_OVER);
        stall.orders.put(ask.order(), order.over());
        return "done " + order.over().now();
    }

    String count(Asked.Counting ask) {
        var adjustment = ask.adjustment();
        var used = stall.keys.get(ask.key());
        if (used != null) {
            return used.equals(adjustment) ? "replay " + stall.counted.get(ask.key()) : "conflict";
        }
        var sku = adjustment.sku();
        if (stall.serving == null || stall.serving.item(sku) == null) {
            return "refused unknown-sku";
        }
        if (Goods.of(sku).isBundle()) {
            return "refused bundle-has-no-stock";
        }
        if (stall.life() == EventLife.SETTLED) {
            return "refused event-closed";
        }
        var why = counted(sku, adjustment);
        if (why != null) {
            return "refused " + why;
        }
        stall.record(EntryKind.ADJUSTMENT);
        var facts = "entry " + stall.corrections() + " available " + stall.left(sku);
        use(ask.key(), adjustment);
        stall.counted.put(ask.key(), facts);
        return "done " + facts;
    }

    private @Nullable String counted(String sku, Adjustment adjustment) {
        var room = stall.room(sku);
        var units = adjustment.quantity();
        switch (adjustment.kind()) {
            case COUNT -> {
                if (units < stall.held(sku)) {
                    return "count-below-held";
                }
                // What is there, sold and gone is what there was.
                var all = units + stall.confirmed(sku) + room.withdrawn();
                stall.room(sku, new Room(room.brought(), all - room.brought(), room.withdrawn()));
            }
            case RESTOCK -> stall.room(sku, new Room(room.brought(), room.adjusted() + units, room.withdrawn()));
            case DAMAGE, GIFT -> {
                if (-units > stall.left(sku)) {
                    return "insufficient-stock";
                }
                stall.room(sku, new Room(room.brought(), room.adjusted(), room.withdrawn() - units));
            }
        }
        return null;
    }

    String live(Asked.Living ask) {
        var next = ask.life();
        if (stall.serving == null) {
            return "refused no-event";
        }
        var facts = "event " + stall.event + " " + next.wire();
        if (stall.life() == next) {
            return "replay " + facts;
        }
        var possible =
                switch (next) {
                    case SET_UP -> false;
                    case OPEN, CLOSED -> stall.life() != EventLife.SETTLED;
                    case SETTLED -> stall.life() != EventLife.OPEN;
                };
        if (!possible) {
            return "refused event-life";
        }
        if (next != EventLife.OPEN) {
            stall.releaseAll();
        }
        stall.record(EntryKind.EVENT);
        stall.lives.put(stall.event, next);
        return "done " + facts;
    }

    String countCash() {
        if (stall.serving == null) {
            return "refused no-event";
        }
        stall.record(EntryKind.CASH_COUNT);
        return "done entry " + stall.corrections();
    }

    String edit(Asked.Editing ask) {
        var edition = ask.edition();
        if (stall.serving == null || stall.serving.event() != edition.event()) {
            return "refused no-event";
        }
        var facts = "event " + stall.event + " " + stall.life().wire();
        stall.record(EntryKind.PRODUCT_EDIT);
        if (stall.serving.revision() >= edition.revision()) {
            return "replay " + facts;
        }
        stall.serving = edition;
        stall.adopted = edition.revision();
        stall.changed = true;
        var item = edition.item(ask.sku());
        if (item != null && !Goods.of(ask.sku()).isBundle() && bring(ask.sku(), item.brought())) {
            stall.record(EntryKind.GRANTS);
        }
        return "done " + facts;
    }

    /** Whether another event is open, so that this one cannot be adopted. */
    boolean blocked(Edition edition) {
        return edition.event() != stall.event && stall.life() == EventLife.OPEN;
    }

    /** Whether it is the one adopted last. */
    boolean isAdopted(Edition edition) {
        return edition.event() == stall.event && edition.revision() == stall.adopted;
    }

    /** @return of what more is taken than is there now */
    Set<String> adopt(Edition edition) {
        var known = isAdopted(edition);
        stall.serving = edition;
        if (known) {
            return Set.of();
        }
        stall.event = edition.event();
        stall.adopted = edition.revision();
        stall.changed = true;
        var brought = new LinkedHashMap<String, Long>();
        edition.pickups().forEach((id, capacity) -> brought.put(PlainStall.PICKUP + id, (long) capacity));
        edition.items().stream()
                .filter(item -> !Goods.of(item.sku()).isBundle())
                .forEach(item -> brought.put(item.sku(), item.brought()));
        var clamped = new LinkedHashSet<String>();
        var granted = false;
        for (var one : brought.entrySet()) {
            if (bring(one.getKey(), one.getValue())) {
                granted = true;
                var room = stall.room(one.getKey());
                if (room.brought() + room.adjusted() < stall.taken(one.getKey())) {
                    clamped.add(one.getKey());
                }
            }
        }
        if (granted) {
            stall.record(EntryKind.GRANTS);
        }
        return clamped;
    }

    private boolean bring(String sku, long units) {
        var room = stall.room(sku);
        if (room.brought() == units) {
            return false;
        }
        stall.room(sku, new Room(units, room.adjusted(), room.withdrawn()));
        return true;
    }

    private void use(int key, Object asked) {
        if (key != Act.NONE) {
            stall.keys.put(key, asked);
        }
    }

    /** Orders that wait to be handed over. */
    static boolean waits(Sold order) {
        return order.pickup() != null && !order.training() && !order.voided() && !order.handedOver();
    }
}
