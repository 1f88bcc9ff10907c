package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.HubStanding;
import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.Mark;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.RejectedEntry;
import org.jspecify.annotations.Nullable;

/**
 * I3, as far as this node can tell: what the hub has told of is in the journal, results of payments belong to orders that
 * were paid so, and a token waits only as long as it is needed. That each order is in the hub's ledger once, and byte for
 * byte, is the hub's to check.
 */
final class HubCheck {
    private final LedgerSnapshot ledger;
    private final Findings findings;

    HubCheck(LedgerSnapshot ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    void look(LedgerSnapshot.Heads heads, Deadline deadline) {
        findings.checked();
        var hub = ledger.hub();
        if (hub == null) {
            findings.violated("what the hub told can not be read");
        } else {
            standing(hub, heads);
        }
        ledger.marks((sequence, mark) -> {
            findings.checked();
            mark(sequence, mark);
            return !deadline.isOver();
        });
        ledger.tokens((sequence, tender) -> {
            findings.checked();
            token(sequence, tender);
            return !deadline.isOver();
        });
        if (!deadline.isOver()) {
            findings.finish();
        }
    }

    private void standing(HubStanding hub, LedgerSnapshot.Heads heads) {
        findings.require(
                hub.mark() >= 0 && hub.mark() <= heads.sequence(),
                "the hub is said to have entries up to " + hub.mark() + ", but the journal ends with "
                        + heads.sequence());
        for (RejectedEntry rejected : hub.rejected()) {
            findings.require(
                    ledger.sequenceOf(rejected.id()) == rejected.sequence(),
                    "the hub is said to have refused entry " + rejected.sequence() + " by the id " + rejected.id()
                            + ", which is not there");
        }
    }

    private void mark(long sequence, @Nullable Mark mark) {
        if (mark == null) {
            findings.violated("what became of order " + sequence + " can not be read");
            return;
        }
        var settled =
                switch (mark.settlement()) {
                    case CONFIRMED, DECLINED, EXPIRED -> true;
                    case LOCAL, QUEUED, TOKENISED -> false;
                };
        findings.require(
                !settled || !mark.payments().isEmpty(),
                "order " + sequence + " is said to be " + mark.settlement().wire()
                        + ", but the hub told of no payment");
        for (var paid : mark.payments()) {
            findings.require(
                    isToken(sequence, paid.tender()),
                    "order " + sequence + " has a result for tender " + paid.tender() + ", which is no payment token");
        }
    }

    private void token(long sequence, @Nullable Integer tender) {
        var entry = ledger.entry(sequence);
        if (tender == null || entry == null || entry.kind() != EntryKind.ORDER || !isToken(sequence, tender)) {
            findings.violated("a payment token waits for entry " + sequence + ", which was not paid so");
            return;
        }
        var mark = ledger.mark(sequence);
        findings.require(
                mark == null || (!mark.isVoided() && mark.paid(tender).isEmpty()),
                "a payment token of order " + sequence + " is kept, and nobody needs it any more");
    }

    /** Orders for practice have results, too, and never a token that waits. */
    private boolean isToken(long sequence, int tender) {
        var entry = ledger.entry(sequence);
        var order = entry == null || !entry.kind().isOrder()
                ? null
                : AuditRun.sense(() -> OrderRecordReader.read(entry.record()));
        return order != null && order.isPaymentToken(tender);
    }
}
