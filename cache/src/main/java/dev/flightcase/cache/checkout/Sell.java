package dev.flightcase.cache.checkout;

import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.TokenPlace;
import org.jspecify.annotations.Nullable;

/** Makes an order of a request. */
final class Sell implements Action<OrderView> {
    private final Till by;
    private final Keyed keyed;
    private final OrderRequest request;
    private final LedgerPorts ports;

    Sell(Till by, Keyed keyed, OrderRequest request, LedgerPorts ports) {
        this.by = by;
        this.keyed = keyed;
        this.request = request;
        this.ports = ports;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.ORDER;
    }

    @Override
    public Outcome<OrderView> apply(Batch batch) {
        var used = batch.keys().usedBy(keyed.key());
        if (used != null) {
            return used.fingerprint().equals(keyed.fingerprint())
                    ? new Outcome.Done<>(OrderText.first(batch.journal().entry(used.made())), true)
                    : new Outcome.KeyConflict<>();
        }
        var shelf = batch.shelf();
        if (shelf == null) {
            return new Outcome.Refused<>(new Refusal.NoEvent());
        }
        var closed = batch.life() == EventLife.CLOSED && !request.training();
        if (closed || batch.life() == EventLife.SETTLED) {
            return new Outcome.Refused<>(new Refusal.EventClosed(batch.life()));
        }
        if (request.hold() == null || request.training()) {
            return sell(batch, shelf, null);
        }
        return switch (HoldLookup.of(batch, request.hold(), by)) {
            case HoldLookup.Not not -> new Outcome.Refused<>(not.refusal());
            case HoldLookup.Found found -> sell(batch, shelf, found.hold());
        };
    }

    private Outcome<OrderView> sell(Batch batch, Shelf shelf, @Nullable Hold hold) {
        var rules = new OrderRules(
                shelf, batch.stock()::row, batch.moment().at(), batch.moment().forExpiry(), ports.tokens());
        return switch (rules.judge(request, hold)) {
            case Verdict.Not not -> new Outcome.Refused<>(not.refusal());
            case Verdict.Sellable sale -> {
                if (batch.life() == EventLife.SET_UP && !request.training()) {
                    var _ = batch.become(EventLife.OPEN, shelf, ports.settlement(), "first sale", by.device());
                }
                yield new Outcome.Done<>(OrderText.first(enter(batch, shelf, sale, hold)), false);
            }
        };
    }

    private JournalEntry enter(Batch batch, Shelf shelf, Verdict.Sellable sale, @Nullable Hold hold) {
        var entry = batch.journal()
                .append(
                        request.training() ? EntryKind.TRAINING_ORDER : EntryKind.ORDER,
                        settlement(),
                        keyed,
                        new OrderRecord(by, shelf, request, sale, hold, ports.fiscal()));
        batch.keys().use(keyed, entry.id());
        if (!request.training()) {
            batch.sell(sale.demand(), hold, entry.id());
            pickup(batch, shelf, sale.pickup());
            tokens(batch, entry);
        }
        return entry;
    }

    private Settlement settlement() {
        var tokens = !request.training()
                && ports.tokens() != null
                && request.tenders().stream().anyMatch(Tender.PaymentToken.class::isInstance);
        return tokens ? Settlement.TOKENISED : ports.settlement();
    }

    private static void pickup(Batch batch, Shelf shelf, int slot) {
        if (slot >= 0) {
            batch.stock().change(slot, row -> row.sell(1, 0));
            batch.writes()
                    .put(
                            LedgerTables.PICKUPS,
                            LedgerTables.pickup(
                                    shelf.event(),
                                    shelf.pickup(slot).id(),
                                    batch.journal().sequence()),
                            LedgerTables.ANY);
        }
    }

    private void tokens(Batch batch, JournalEntry entry) {
        var tokens = ports.tokens();
        for (var n = 0; n < request.tenders().size(); n++) {
            if (tokens != null
                    && request.tenders().get(n) instanceof Tender.PaymentToken tender
                    && tokens.check(tender, batch.moment().at(), batch.moment().forExpiry())
                            instanceof PaymentTokenRules.Accepted(var token)) {
                var sealed = tokens.seal().seal(new TokenPlace(entry.id(), n), token);
                var row = new TokenRow(batch.moment().at(), token.expiresAt(), sealed.encode());
                batch.writes()
                        .put(
                                LedgerTables.TOKENS,
                                LedgerTables.token(batch.journal().sequence(), n),
                                row.encode());
            }
        }
    }
}
