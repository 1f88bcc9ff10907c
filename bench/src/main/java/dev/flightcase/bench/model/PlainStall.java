package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a stall, kept as simply as can be: lists of holds and orders, from which stock is counted each time
 * it is asked for. Nothing is cached, nothing is subtracted when something is given back.
 */
final class PlainStall {
    static final String PICKUP = "pickup/";

    final StallClock clock;
    /** Null until a catalog was handed over since the start. */
    @Nullable
    Edition serving;

    /** The event and revision adopted last; -1 before the first. */
    int event = -1;

    long adopted = -1;
    final Map<Integer, EventLife> lives;
    final Map<Place, Room> rooms;
    final Map<Integer, Kept> holds;
    final Map<Integer, Sold> orders;
    /** What was asked under a key. */
    final Map<Integer, Object> keys;
    /** What was first answered to a stock adjustment under a key. */
    final Map<Integer, String> counted;
    /** Entries of the journal. */
    final Map<EntryKind, Integer> entries;
    /** Whether anything changed that has to be written. */
    boolean changed;

    record Place(int event, String sku) {}

    /** @param adjusted by counting and restocking */
    record Room(long brought, long adjusted, long withdrawn) {
        static final Room NONE = new Room(0, 0, 0);
    }

    enum Fate {
        HELD,
        CONVERTED,
        RELEASED,
        EXPIRED
    }

    /** A hold. */
    record Kept(
            UUID device,
            Instant at,
            Duration granted,
            List<OrderLine> lines,
            Map<String, Long> demand,
            long from,
            long until,
            Fate fate) {
        Kept now(Fate newFate) {
            return new Kept(device, at, granted, lines, demand, from, until, newFate);
        }

        Kept lasting(long newFrom, long newUntil) {
            return new Kept(device, at, granted, lines, demand, newFrom, newUntil, fate);
        }
    }

    /** An order; {@code demand} holds its pickup too, {@code facts} what was first answered. */
    record Sold(
            int event,
            boolean training,
            String facts,
            Map<String, Long> demand,
            @Nullable String pickup,
            int tokens,
            boolean voided,
            boolean handedOver) {
        Sold back() {
            return new Sold(event, training, facts, demand, pickup, tokens, true, handedOver);
        }

        Sold over() {
            return new Sold(event, training, facts, demand, pickup, tokens, voided, true);
        }

        /** As it is now. */
        String now() {
            return facts + (voided ? " voided" : "") + (handedOver ? " handed over" : "");
        }
    }

    PlainStall(StallClock clock) {
        this.clock = clock;
        this.lives = new HashMap<>();
        this.rooms = new HashMap<>();
        this.holds = new LinkedHashMap<>();
        this.orders = new LinkedHashMap<>();
        this.keys = new HashMap<>();
        this.counted = new HashMap<>();
        this.entries = new EnumMap<>(EntryKind.class);
    }

    private PlainStall(PlainStall from) {
        this.clock = from.clock;
        this.serving = from.serving;
        this.event = from.event;
        this.adopted = from.adopted;
        this.lives = new HashMap<>(from.lives);
        this.rooms = new HashMap<>(from.rooms);
        this.holds = new LinkedHashMap<>(from.holds);
        this.orders = new LinkedHashMap<>(from.orders);
        this.keys = new HashMap<>(from.keys);
        this.counted = new HashMap<>(from.counted);
        this.entries = new EnumMap<>(EntryKind.class);
        this.entries.putAll(from.entries);
    }

    /** What is done to it does not reach this one. Nothing has changed in it yet. */
    PlainStall copy() {
        return new PlainStall(this);
    }

    EventLife life() {
        return lives.getOrDefault(event, EventLife.SET_UP);
    }

    Room room(String sku) {
        return rooms.getOrDefault(new Place(event, sku), Room.NONE);
    }

    void room(String sku, Room room) {
        rooms.put(new Place(event, sku), room);
        changed = true;
    }

    long held(String sku) {
        return holds.values().stream()
                .filter(hold -> hold.fate == Fate.HELD)
                .mapToLong(hold -> hold.demand.getOrDefault(sku, 0L))
                .sum();
    }

    /** Of the event that is served. */
    long confirmed(String sku) {
        return orders.values().stream()
                .filter(order -> order.event == event && !order.training && !order.voided)
                .mapToLong(order -> order.demand.getOrDefault(sku, 0L))
                .sum();
    }

    long taken(String sku) {
        return held(sku) + confirmed(sku) + room(sku).withdrawn;
    }

    /** As many as were brought and counted; when more are taken already, those. */
    long granted(String sku) {
        return Math.max(room(sku).brought + room(sku).adjusted, taken(sku));
    }

    /** Of something with stock. */
    long left(String sku) {
        return granted(sku) - taken(sku);
    }

    /** As it is shown: of a bundle, as many as can be made; nothing of what is not sold. */
    long available(String sku) {
        var edition = serving;
        if (edition == null || edition.item(sku) == null) {
            return 0;
        }
        return Goods.of(sku).isBundle()
                ? Goods.of(sku).parts().entrySet().stream()
                        .mapToLong(
                                part -> edition.item(part.getKey()) == null ? 0 : left(part.getKey()) / part.getValue())
                        .min()
                        .orElseThrow()
                : left(sku);
    }

    long corrections() {
        return entries.entrySet().stream()
                .filter(entry -> !entry.getKey().isOrder())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long many(EntryKind kind) {
        return entries.getOrDefault(kind, 0);
    }

    /** @return how many of its kind there are now */
    long record(EntryKind kind) {
        changed = true;
        return entries.merge(kind, 1, Integer::sum);
    }

    void end(int hold, Fate fate) {
        holds.computeIfPresent(hold, (_, kept) -> kept.now(fate));
        changed = true;
    }

    /** Ends every hold whose time is over. */
    void expire() {
        live().forEach(id -> {
            var hold = holds.get(id);
            if (hold != null && hold.until <= clock.ticks()) {
                end(id, Fate.EXPIRED);
            }
        });
    }

    void releaseAll() {
        live().forEach(id -> end(id, Fate.RELEASED));
    }

    List<Integer> live() {
        var live = new ArrayList<Integer>();
        holds.forEach((id, hold) -> {
            if (hold.fate == Fate.HELD) {
                live.add(id);
            }
        });
        return live;
    }

    /** Nobody knows how long the power was gone: every hold has its time anew. */
    void booted() {
        live().forEach(id -> holds.computeIfPresent(
                id, (_, hold) -> hold.lasting(clock.ticks(), clock.ticks() + hold.until - hold.from)));
    }
}
