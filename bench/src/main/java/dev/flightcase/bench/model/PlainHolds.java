package dev.flightcase.bench.model;

import dev.flightcase.bench.model.PlainStall.Fate;
import dev.flightcase.bench.model.PlainStall.Kept;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.cache.checkout.Till;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must come of asking for a hold, or something of one. */
final class PlainHolds {
    private final PlainStall stall;
    private final LedgerConfig.Holds limits;

    PlainHolds(PlainStall stall, LedgerConfig.Holds limits) {
        this.stall = stall;
        this.limits = limits;
    }

    String keep(Asked.Keeping ask) {
        var request = ask.request();
        var used = stall.keys.get(ask.key());
        if (used != null) {
            var hold = stall.holds.get(ask.key());
            return used.equals(request) && hold != null ? "replay " + first(hold) : "conflict";
        }
        var edition = stall.serving;
        if (edition == null) {
            return "refused no-event";
        }
        if (stall.life() == EventLife.CLOSED || stall.life() == EventLife.SETTLED) {
            return "refused event-closed";
        }
        var live = stall.live();
        var mine = live.stream()
                .map(stall.holds::get)
                .filter(hold -> hold != null && hold.device().equals(ask.by().device()))
                .count();
        if (mine >= limits.perDeviceMax() || live.size() >= limits.liveMax()) {
            return "refused too-many-holds";
        }
        var demand = PlainSales.demand(edition, request.lines());
        if (demand == null) {
            return "refused unknown-sku";
        }
        var why = new PlainSales(stall, this).unsaleable(edition, request.lines(), demand, null);
        if (why != null) {
            return "refused " + why;
        }
        return "done " + first(kept(ask, demand));
    }

    private Kept kept(Asked.Keeping ask, Map<String, Long> demand) {
        var request = ask.request();
        var lease = request.lease() == null ? limits.lease() : request.lease();
        var from = stall.clock.ticks();
        var hold = new Kept(
                ask.by().device(),
                stall.clock.now(),
                lease,
                request.lines(),
                demand,
                from,
                from + lease.toNanos(),
                Fate.HELD);
        stall.holds.put(ask.key(), hold);
        stall.keys.put(ask.key(), request);
        stall.changed = true;
        return hold;
    }

    String extend(Asked.Extension ask) {
        var unusable = unusable(ask.hold(), ask.claim().proven(), ask.by());
        var hold = stall.holds.get(ask.hold());
        if (unusable != null || hold == null) {
            return "refused " + unusable;
        }
        var lease = ask.lease() == null ? limits.lease() : ask.lease();
        var until = Math.min(
                stall.clock.ticks() + lease.toNanos(),
                hold.from() + limits.lifetimeMax().toNanos());
        var longer = hold.lasting(hold.from(), until);
        stall.holds.put(ask.hold(), longer);
        stall.changed = true;
        return "done " + now(longer);
    }

    String giveBack(Asked.GivingBack ask) {
        var unusable = unusable(ask.hold(), ask.claim().proven(), ask.by());
        if (unusable == null) {
            stall.end(ask.hold(), Fate.RELEASED);
        }
        var hold = stall.holds.get(ask.hold());
        if (hold != null && (hold.fate() == Fate.EXPIRED || hold.fate() == Fate.RELEASED)) {
            return (unusable == null ? "done " : "replay ") + now(hold);
        }
        return "refused " + unusable;
    }

    /** Null when this till may use it. */
    @Nullable
    String unusable(int id, boolean proven, Till by) {
        var hold = stall.holds.get(id);
        if (hold == null) {
            return "unknown-hold";
        }
        return switch (hold.fate()) {
            case HELD -> proven || by.operator() || by.device().equals(hold.device()) ? null : "unknown-hold";
            case CONVERTED -> "hold-sold";
            case RELEASED -> "hold-released";
            case EXPIRED -> "hold-expired";
        };
    }

    private static String first(Kept hold) {
        return text(hold, hold.granted(), Fate.HELD);
    }

    String now(Kept hold) {
        var left = hold.fate() == Fate.HELD ? Duration.ofNanos(hold.until() - stall.clock.ticks()) : Duration.ZERO;
        return text(hold, left, hold.fate());
    }

    private static String text(Kept hold, Duration left, Fate fate) {
        var lines = hold.lines().stream()
                .map(line -> "{\"sku\":\"" + line.sku() + "\",\"quantity\":" + line.quantity() + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return "hold " + lines + ",\"expires_in_ms\":" + left.toMillis() + ",\"state\":\""
                + fate.name().toLowerCase(Locale.ROOT) + "\"}";
    }
}
