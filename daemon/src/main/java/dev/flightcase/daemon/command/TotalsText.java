package dev.flightcase.daemon.command;

import dev.flightcase.cache.books.CashBox;
import dev.flightcase.cache.books.Totals;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.catalogfolder.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Totals for a terminal: what was sold, what is in the box, what is left. */
final class TotalsText {
    private final Totals totals;
    private final List<String> lines = new ArrayList<>();

    private TotalsText(Totals totals) {
        this.totals = totals;
    }

    /**
     * Blocks on the disk.
     *
     * @param unitsMax products whose units are listed
     */
    static List<String> lines(Totals totals, JournalReads journal, int unitsMax) {
        var text = new TotalsText(totals);
        text.head();
        totals.sums().forEach(text::sums);
        text.cash(totals.cash());
        text.units(journal, unitsMax);
        return text.lines;
    }

    private void head() {
        lines.add("event " + totals.event() + (totals.day() == null ? "" : ", day " + totals.day()) + ", "
                + totals.sequence() + " entries of the journal");
        if (totals.sums().isEmpty()) {
            lines.add("nothing was sold");
        }
    }

    private void sums(Totals.Sums sums) {
        var currency = sums.currency();
        row(
                "total",
                money(sums.total(), currency) + "  " + orders(sums.sold().count()) + ", "
                        + sums.voided().count() + " taken back, "
                        + sums.training().count() + " for practice");
        var by = sums.by();
        by.tenders()
                .forEach(each -> row(
                        "tender",
                        money(each.minor(), currency) + "  " + named(each.kind()) + ", " + each.payments()
                                + " payments"));
        by.helpers()
                .forEach(each -> row(
                        "helper",
                        money(each.minor(), currency) + "  "
                                + (each.name() == null && !each.others() ? "nobody named" : named(each.name())) + ", "
                                + orders(each.orders())));
        by.products()
                .forEach(each -> row(
                        "product",
                        money(each.minor(), currency) + "  " + each.units() + " x " + named(each.sku())
                                + (each.name().isEmpty() ? "" : " (" + each.name() + ")")));
        by.taxes()
                .forEach(each -> row(
                        "tax",
                        money(each.tax(), currency) + "  at " + named(each.rate()) + " on "
                                + money(each.net(), currency).strip()));
        if (sums.timeUnsure() > 0) {
            row("time", sums.timeUnsure() + " entries were made before the clock was sure: their day may be wrong");
        }
    }

    private void cash(CashBox cash) {
        var currency = cash.currency();
        if (currency == null) {
            return;
        }
        row(
                "cash box",
                money(cash.expected(), currency) + "  should be in it: float "
                        + money(cash.start(), currency).strip() + ", taken "
                        + money(cash.taken(), currency).strip()
                        + ", given back " + money(cash.givenBack(), currency).strip());
        var count = cash.count();
        if (count == null) {
            row("counted", "not yet");
            return;
        }
        var difference = count.difference();
        var verdict = difference == 0
                ? "as it should be"
                : money(Math.abs(difference), currency).strip() + (difference < 0 ? " missing" : " too much");
        row(
                "counted",
                money(count.counted(), currency) + "  " + verdict + " ("
                        + count.occasion().wire() + ", " + count.at() + ")");
    }

    private void units(JournalReads journal, int unitsMax) {
        var listed = new int[1];
        journal.stock(totals.event(), (sku, stock) -> {
            if (listed[0]++ < unitsMax) {
                row("left", String.format(Locale.ROOT, "%14d  of %d %s", stock.available(), stock.granted(), sku));
            }
            return true;
        });
        if (listed[0] > unitsMax) {
            row("left", "and " + (listed[0] - unitsMax) + " more products; the export has them all");
        }
    }

    private void row(String what, String says) {
        lines.add(String.format(Locale.ROOT, "%-9s%s", what, says));
    }

    private static String orders(long many) {
        return many + (many == 1 ? " order" : " orders");
    }

    private static String named(@Nullable String name) {
        return name == null ? "the others" : name;
    }

    private static String money(long minor, Currency currency) {
        return String.format(Locale.ROOT, "%10s %s", new Money(minor, currency).decimal(), currency.getCurrencyCode());
    }
}
