package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.LedgerSnapshot.HoldTerms;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedOrder;
import dev.flightcase.cache.checkout.StockTerms;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** I1 and I2: adds the units up from the journal and the live holds, and holds the stock's rows against that. */
final class StockCheck implements JournalCheck {
    /** How the ledger keeps the places of a pickup among the stock. */
    private static final String PICKUP = "pickup/";

    private final LedgerSnapshot ledger;
    private final Findings sums;
    private final Findings negatives;
    private final UnitSums units;
    private boolean tooMany;

    StockCheck(LedgerSnapshot ledger, Findings sums, Findings negatives, int skusMax) {
        this.ledger = ledger;
        this.sums = sums;
        this.negatives = negatives;
        this.units = new UnitSums(skusMax);
    }

    /** Whether there were more products than may be added up. */
    boolean tooMany() {
        return tooMany;
    }

    @Override
    public void see(Seen seen) {
        switch (seen.recorded()) {
            case RecordedEntry.Granted granted ->
                granted.units().forEach(brought -> {
                    var place = units.place(granted.event(), brought.sku());
                    if (place >= 0) {
                        units.set(place, UnitSums.BROUGHT, brought.brought());
                        units.set(place, UnitSums.MOST, brought.granted());
                    }
                    add(seen, granted.event(), brought.sku(), UnitSums.MOST, 0);
                });
            case RecordedEntry.Adjusted adjusted -> {
                adjust(adjusted);
                add(
                        seen,
                        adjusted.event(),
                        adjusted.sku(),
                        UnitSums.WITHDRAWN,
                        adjusted.change().withdrawn());
            }
            case RecordedEntry.Sale(var _, var order) -> sell(seen, order, 1);
            case RecordedEntry.Voided voided -> takeBack(seen, voided);
            case RecordedEntry.LifeChanged _,
                    RecordedEntry.CashCounted _,
                    RecordedEntry.ProductEdited _,
                    RecordedEntry.HandedOver _ -> {}
            case null -> {}
        }
    }

    /** What goes on top of what was brought; a count says what is there, so nothing more may be sold than that. */
    private void adjust(RecordedEntry.Adjusted adjusted) {
        var place = units.place(adjusted.event(), adjusted.sku());
        var change = adjusted.change().granted();
        if (place < 0 || change == 0) {
            return;
        }
        units.add(place, UnitSums.ADJUSTED, change);
        var most = units.get(place, UnitSums.BROUGHT) + units.get(place, UnitSums.ADJUSTED);
        units.set(place, UnitSums.MOST, change < 0 ? most : Math.max(most, units.get(place, UnitSums.MOST)));
    }

    private void takeBack(Seen seen, RecordedEntry.Voided voided) {
        sums.checked();
        if (seen.order() == null) {
            sums.violated(seen.name() + " takes back an order that is not there");
            return;
        }
        var mark = ledger.mark(ledger.sequenceOf(voided.order()));
        sums.require(
                mark != null && mark.voidedBy() == seen.sequence(),
                seen.name() + " takes back order " + seen.order().number() + ", which does not say so");
        sell(seen, seen.order(), -1);
    }

    private void sell(Seen seen, RecordedOrder order, int sign) {
        if (order.training()) {
            return;
        }
        order.demand().forEach((sku, sold) -> add(seen, order.event(), sku, UnitSums.CONFIRMED, sign * sold));
        if (order.pickup() != null) {
            add(seen, order.event(), PICKUP + order.pickup(), UnitSums.CONFIRMED, sign);
        }
    }

    private void add(Seen seen, UUID event, String sku, int term, long more) {
        var place = units.place(event, sku);
        if (place < 0) {
            tooMany = true;
            return;
        }
        units.add(place, term, more);
        negatives.checked();
        var granted = units.get(place, UnitSums.MOST);
        var sold = units.get(place, UnitSums.CONFIRMED);
        var withdrawn = units.get(place, UnitSums.WITHDRAWN);
        negatives.require(
                sold >= 0 && withdrawn >= 0 && granted >= sold + withdrawn,
                "with " + seen.name() + " " + sku + " has " + granted + " granted, " + sold + " sold, " + withdrawn
                        + " withdrawn");
    }

    void live(HoldTerms hold) {
        hold.demand().forEach((sku, held) -> {
            var place = units.place(hold.event(), sku);
            tooMany |= place < 0;
            if (place >= 0) {
                units.add(place, UnitSums.HELD, held);
            }
        });
    }

    /** Compares each row, and looks for rows that should be there. */
    void rows(Deadline deadline) {
        var seen = new BitSet(units.size());
        ledger.stock((event, sku, terms) -> {
            sums.checked();
            negatives.checked();
            var place = units.place(event, sku);
            if (place >= 0) {
                seen.set(place);
            }
            row(sku, place, terms);
            return !deadline.isOver();
        });
        for (var place = 0; place < units.size() && !deadline.isOver(); place++) {
            if (!seen.get(place)) {
                sums.require(isNothing(place), "the stock has no row for " + units.sku(place));
            }
        }
    }

    private boolean isNothing(int place) {
        for (var term = UnitSums.BROUGHT; term <= UnitSums.WITHDRAWN; term++) {
            if (units.get(place, term) != 0) {
                return false;
            }
        }
        return true;
    }

    private void row(String sku, int place, @Nullable StockTerms row) {
        if (row == null) {
            sums.violated("the stock's row of " + sku + " can not be read");
            return;
        }
        negatives.require(
                row.granted() >= 0
                        && row.held() >= 0
                        && row.confirmed() >= 0
                        && row.withdrawn() >= 0
                        && row.available() >= 0,
                sku + " has " + row.granted() + " granted, " + row.held() + " held, " + row.confirmed() + " sold, "
                        + row.withdrawn() + " withdrawn, so " + row.available() + " available");
        if (place >= 0) {
            same(sku, "brought", row.brought(), units.get(place, UnitSums.BROUGHT));
            same(sku, "adjusted", row.adjusted(), units.get(place, UnitSums.ADJUSTED));
            same(sku, "granted", row.granted(), granted(place));
            same(sku, "held", row.held(), units.get(place, UnitSums.HELD));
            same(sku, "sold", row.confirmed(), units.get(place, UnitSums.CONFIRMED));
            same(sku, "withdrawn", row.withdrawn(), units.get(place, UnitSums.WITHDRAWN));
        }
    }

    /** What was brought and adjusted, or what is taken already if that is more. */
    private long granted(int place) {
        var taken = units.get(place, UnitSums.HELD)
                + units.get(place, UnitSums.CONFIRMED)
                + units.get(place, UnitSums.WITHDRAWN);
        return Math.max(units.get(place, UnitSums.BROUGHT) + units.get(place, UnitSums.ADJUSTED), taken);
    }

    private void same(String sku, String term, long row, long expected) {
        sums.require(row == expected, sku + " has " + row + " " + term + ", but journal and holds come to " + expected);
    }
}
