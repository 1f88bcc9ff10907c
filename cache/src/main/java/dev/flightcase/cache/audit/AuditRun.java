package dev.flightcase.cache.audit;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedEntryReader;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One audit, from the journal over holds, stock and keys to the search for card numbers. Not thread-safe. */
final class AuditRun {
    private static final int ENTRIES_PER_LINE = 10_000;

    private final LedgerSnapshot ledger;
    private final Deadline deadline;
    private final Consumer<String> progress;
    private final Map<Invariant, Findings> findings = new EnumMap<>(Invariant.class);
    private final LedgerSnapshot.Heads heads;
    private final StockCheck stock;
    private final KeyCheck keys;
    private final HoldCheck holds;
    private final ChainCheck chains;

    AuditRun(LedgerSnapshot ledger, AuditConfig config, Deadline deadline, Consumer<String> progress) {
        this.ledger = ledger;
        this.deadline = deadline;
        this.progress = progress;
        for (var invariant : Invariant.values()) {
            findings.put(invariant, new Findings(invariant, config.violationsMax()));
        }
        this.heads = heads();
        this.stock = new StockCheck(ledger, of(Invariant.I1), of(Invariant.I2), config.skusMax());
        this.keys = new KeyCheck(ledger, of(Invariant.I4));
        this.holds = new HoldCheck(ledger, of(Invariant.I6), heads.restored());
        this.chains = new ChainCheck(ledger, of(Invariant.I7));
    }

    private LedgerSnapshot.Heads heads() {
        var known = ledger.heads();
        of(Invariant.I7).require(known != null, "the ledger's counters can not be read");
        return known == null ? new LedgerSnapshot.Heads(0, List.of(), 0) : known;
    }

    private Findings of(Invariant invariant) {
        var known = findings.get(invariant);
        if (known == null) {
            throw new IllegalStateException(invariant + " is not looked for");
        }
        return known;
    }

    /** All but the card numbers. */
    void books() {
        var money = of(Invariant.I8);
        var windows = of(Invariant.I9);
        journal(List.of(chains, new MoneyCheck(money), new WindowCheck(windows), stock, keys, holds));
        if (deadline.isOver()) {
            return;
        }
        money.finish();
        windows.finish();
        chains.end(heads);
        of(Invariant.I7).finish();
        progress.accept("looking at holds");
        holds();
        if (deadline.isOver()) {
            return;
        }
        holds.end(heads);
        of(Invariant.I6).finish();
        progress.accept("looking at stock");
        stock.rows(deadline);
        if (!deadline.isOver() && !stock.tooMany()) {
            of(Invariant.I1).finish();
            of(Invariant.I2).finish();
        }
        progress.accept("looking at what the hub told");
        new HubCheck(ledger, of(Invariant.I3)).look(heads, deadline);
        if (deadline.isOver()) {
            return;
        }
        progress.accept("looking at idempotency keys");
        keys.rows(deadline);
        if (!deadline.isOver()) {
            keys.end(heads);
            of(Invariant.I4).finish();
        }
    }

    private void journal(List<JournalCheck> checks) {
        ledger.journal((sequence, entry) -> {
            var seen = seen(sequence, entry);
            checks.forEach(check -> check.see(seen));
            if (sequence % ENTRIES_PER_LINE == 0) {
                progress.accept("looked at " + sequence + " of " + heads.sequence() + " entries of the journal");
            }
            return !deadline.isOver();
        });
    }

    private JournalCheck.Seen seen(long sequence, @Nullable JournalEntry entry) {
        var recorded = entry == null ? null : sense(() -> RecordedEntryReader.read(entry));
        var order = recorded instanceof RecordedEntry.Voided voided ? order(voided) : null;
        return new JournalCheck.Seen(sequence, entry, recorded, order);
    }

    private @Nullable RecordedOrder order(RecordedEntry.Voided voided) {
        var entry = ledger.entry(ledger.sequenceOf(voided.order()));
        return entry == null || !entry.kind().isOrder() ? null : sense(() -> OrderRecordReader.read(entry.record()));
    }

    static <T> @Nullable T sense(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CORRUPTED) {
                return null;
            }
            throw e;
        }
    }

    private void holds() {
        ledger.liveHolds((id, hold) -> {
            holds.live(id, hold);
            keys.hold(id);
            if (hold != null) {
                stock.live(hold);
            }
            return !deadline.isOver();
        });
        ledger.endedHolds((id, hold) -> {
            holds.ended(id, hold);
            keys.hold(id);
            return !deadline.isOver();
        });
    }

    /** The last and longest. */
    void cards(List<AuditedStore> others) {
        var cards = new CardCheck(of(Invariant.I10));
        progress.accept("looking for card numbers in the ledger");
        cards.look("ledger", ledger.everything(), deadline);
        var whole = true;
        for (var other : others) {
            if (!deadline.isOver()) {
                progress.accept("looking for card numbers in " + other.name());
                whole &= look(cards, other);
            }
        }
        if (whole && !deadline.isOver()) {
            of(Invariant.I10).finish();
        }
    }

    /** False when it can not be read: the books are checked all the same. */
    private boolean look(CardCheck cards, AuditedStore other) {
        try (var moment = other.snapshot().get()) {
            cards.look(other.name(), moment, deadline);
            return true;
        } catch (StoreException e) {
            progress.accept(other.name() + " can not be read now: " + e.getMessage());
            return false;
        }
    }

    AuditReport report() {
        return new AuditReport(
                findings.values().stream().map(Findings::report).toList(), heads.sequence(), deadline.passed());
    }
}
