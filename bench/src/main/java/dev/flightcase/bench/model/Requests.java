package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.CashCount;
import dev.flightcase.cache.checkout.Discount;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.HoldRequest;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.cache.checkout.Till;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tills know: how the ledger named what they made, what they asked before, and what things cost. */
final class Requests {
    private static final String WHY = "as they asked";

    private final Catalogs catalogs;
    private final Map<Integer, UUID> named = new HashMap<>();
    private final Map<Integer, Asked> sent = new HashMap<>();

    Requests(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    static Till till(int number) {
        return new Till(new UUID(0xDE71CE, number), number == 3 ? "Operator" : "Phone " + number, number == 3);
    }

    /** What an act made was told to a till. */
    void learn(int act, UUID name) {
        named.put(act, name);
    }

    Map<Integer, UUID> named() {
        return named;
    }

    /** Null when it means nothing here: it repeats what was never asked, or edits what is not served. */
    @Nullable
    Asked ask(Act act, PlainStall stall) {
        var by = till(act.till());
        var asked =
                switch (act) {
                    case Act.Hold a ->
                        new Asked.Keeping(
                                a.id(),
                                by,
                                new HoldRequest(
                                        lines(a.lines()), a.seconds() == 0 ? null : Duration.ofSeconds(a.seconds())));
                    case Act.Extend a ->
                        new Asked.Extension(
                                by,
                                known(a.hold()),
                                claim(a.hold(), a.proven()),
                                a.seconds() == 0 ? null : Duration.ofSeconds(a.seconds()));
                    case Act.Release a -> new Asked.GivingBack(by, known(a.hold()), claim(a.hold(), a.proven()));
                    case Act.Sell a -> sale(a, by, stall);
                    case Act.TakeBack a ->
                        new Asked.TakingBack(a.keyed() ? a.id() : Act.NONE, by, known(a.order()), name(a.order()), WHY);
                    case Act.Adjust a ->
                        new Asked.Counting(
                                a.keyed() ? a.id() : Act.NONE,
                                by,
                                new Adjustment(a.sku(), a.kind(), a.quantity(), WHY, null));
                    case Act.Become a -> new Asked.Living(by, a.life());
                    case Act.CountCash a ->
                        new Asked.Cash(
                                by, new CashCount(CashCount.Occasion.CHECK, Edition.euros(a.cents()), "Helper 1"));
                    case Act.HandOver a -> new Asked.HandingOver(by, known(a.order()), name(a.order()));
                    case Act.Edit a -> edit(a, by, stall);
                    case Act.Again a -> again(a, by);
                };
        if (asked != null && !(act instanceof Act.Again)) {
            sent.put(act.id(), asked);
        }
        return asked;
    }

    private @Nullable Asked edit(Act.Edit act, Till by, PlainStall stall) {
        var edited = catalogs.edit(act, stall.serving);
        return edited == null ? null : new Asked.Editing(by, edited, act.sku());
    }

    private Asked.Sale sale(Act.Sell act, Till by, PlainStall stall) {
        var lines = lines(act.lines());
        var list = act.crew() ? Goods.CREW : null;
        var total = stall.serving == null ? 0 : PlainPrices.total(stall.serving, lines, list);
        var request = new OrderRequest(
                lines,
                tenders(act, total, stall),
                act.hold() == Act.NONE ? null : claim(act.hold(), act.proven()),
                "Helper " + act.till(),
                list,
                act.pickup(),
                act.training());
        return new Asked.Sale(act.id(), by, request, act.hold() == Act.NONE ? Act.NONE : known(act.hold()));
    }

    private static List<Tender> tenders(Act.Sell act, long cents, PlainStall stall) {
        var total = Math.max(0, cents);
        var now = stall.clock.now();
        return switch (act.pay()) {
            case CASH -> List.of(new Tender.Cash(Edition.euros(total), null));
            case SPLIT ->
                List.of(
                        new Tender.Cash(Edition.euros(total / 3), Edition.euros(total / 3 + 500)),
                        new Tender.Noted(
                                Tender.Noted.Kind.OWN_READER, Edition.euros(total - total / 3), "slip " + act.id()));
            case TOKEN -> List.of(token(act, total, now.plusSeconds(86_400)));
            case OLD_TOKEN -> List.of(token(act, total, now));
            case SHORT -> List.of(new Tender.Cash(Edition.euros(total + (total == 0 ? 1 : -1)), null));
        };
    }

    private static Tender token(Act.Sell act, long total, Instant expires) {
        return new Tender.PaymentToken(
                Edition.euros(total), "provider", "one-charge", "token-of-" + act.id() + "-secret", expires);
    }

    private @Nullable Asked again(Act.Again act, Till by) {
        return switch (sent.get(act.of())) {
            case Asked.Sale first ->
                new Asked.Sale(first.key(), by, act.changed() ? other(first.request()) : first.request(), first.hold());
            case Asked.Keeping first ->
                new Asked.Keeping(
                        first.key(),
                        by,
                        act.changed()
                                ? new HoldRequest(
                                        more(first.request().lines()),
                                        first.request().lease())
                                : first.request());
            case Asked.TakingBack first ->
                new Asked.TakingBack(
                        first.key(), by, first.order(), first.named(), first.reason() + (act.changed() ? "!" : ""));
            case Asked.Counting first -> {
                var a = first.adjustment();
                var reason = a.reason() + (act.changed() ? "!" : "");
                yield new Asked.Counting(
                        first.key(), by, new Adjustment(a.sku(), a.kind(), a.quantity(), reason, a.helper()));
            }
            case Asked.Extension first -> new Asked.Extension(by, first.hold(), first.claim(), first.lease());
            case Asked.GivingBack first -> new Asked.GivingBack(by, first.hold(), first.claim());
            case Asked.Living first -> new Asked.Living(by, first.life());
            case Asked.HandingOver first -> new Asked.HandingOver(by, first.order(), first.named());
            case Asked.Cash _, Asked.Editing _ -> null;
            case null -> null;
        };
    }

    private static OrderRequest other(OrderRequest first) {
        return new OrderRequest(
                more(first.lines()),
                first.tenders(),
                first.hold(),
                first.helper(),
                first.priceList(),
                first.pickup(),
                first.training());
    }

    private static List<OrderLine> more(List<OrderLine> lines) {
        var more = new ArrayList<>(lines);
        var first = lines.getFirst();
        more.set(0, new OrderLine(first.sku(), first.quantity() + 1, first.discount(), first.openPrice()));
        return more;
    }

    private static List<OrderLine> lines(List<Act.Line> lines) {
        return lines.stream()
                .map(line -> new OrderLine(
                        line.sku(),
                        line.quantity(),
                        line.off() == 0 ? null : new Discount(Edition.euros(line.off()), WHY),
                        line.each() == 0 ? null : Edition.euros(line.each())))
                .toList();
    }

    private HoldClaim claim(int hold, boolean proven) {
        return new HoldClaim(name(hold), proven);
    }

    private UUID name(int act) {
        return named.getOrDefault(act, new UUID(0xDEAD, act));
    }

    private int known(int act) {
        return named.containsKey(act) ? act : Asked.UNKNOWN;
    }
}
