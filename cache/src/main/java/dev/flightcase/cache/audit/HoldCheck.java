package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.LedgerSnapshot.HoldTerms;
import dev.flightcase.cache.checkout.RecordedEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * I6. Every order that was made of a hold is what that hold says it became, and as many holds became orders as orders were
 * made of holds: so none became two. Holds are not in the journal; those of before a restore are gone with the old card.
 */
final class HoldCheck implements JournalCheck {
    private static final UUID NO_ORDER = new UUID(0, 0);
    private static final String HELD = "held";
    private static final String CONVERTED = "converted";

    private final LedgerSnapshot ledger;
    private final Findings findings;
    private final long restored;
    private long converted;
    private long ordersOfHolds;

    HoldCheck(LedgerSnapshot ledger, Findings findings, long restored) {
        this.ledger = ledger;
        this.findings = findings;
        this.restored = restored;
    }

    @Override
    public void see(Seen seen) {
        if (seen.recorded() instanceof RecordedEntry.Sale(var _, var order) && order.hold() != null) {
            findings.checked();
            var hold = ledger.endedHold(order.hold());
            if (hold == null && seen.sequence() <= restored) {
                return;
            }
            ordersOfHolds++;
            findings.require(
                    hold != null
                            && hold.state().equals(CONVERTED)
                            && hold.order().equals(order.id()),
                    seen.name() + " was made of hold " + order.hold() + ", which "
                            + (hold == null ? "never ended" : "does not say so: it is " + hold.state()));
        }
    }

    void live(UUID id, @Nullable HoldTerms hold) {
        findings.checked();
        findings.require(
                hold != null
                        && hold.id().equals(id)
                        && hold.state().equals(HELD)
                        && hold.order().equals(NO_ORDER),
                "live hold " + id + " is not a hold that is held");
        findings.require(!ledger.hasEnded(id), "hold " + id + " is live, and has ended too");
    }

    void ended(UUID id, @Nullable HoldTerms hold) {
        findings.checked();
        if (hold == null || !hold.id().equals(id) || hold.state().equals(HELD)) {
            findings.violated("ended hold " + id + " does not say how it ended");
        } else if (hold.state().equals(CONVERTED)) {
            converted++;
            findings.require(
                    ledger.sequenceOf(hold.order()) != 0,
                    "hold " + id + " became order " + hold.order() + ", which is not there");
        } else {
            findings.require(
                    hold.order().equals(NO_ORDER), "hold " + id + " is " + hold.state() + ", and became an order too");
        }
    }

    @Override
    public void end(LedgerSnapshot.Heads heads) {
        findings.require(
                converted == ordersOfHolds,
                converted + " holds became orders, but " + ordersOfHolds + " orders were made of holds");
    }
}
