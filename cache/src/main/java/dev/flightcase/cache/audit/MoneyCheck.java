package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.util.HashMap;
import java.util.Map;

/** I8. */
final class MoneyCheck implements JournalCheck {
    private final Findings findings;

    MoneyCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(Seen seen) {
        if (seen.recorded() instanceof RecordedEntry.Sale(var _, var order)) {
            findings.checked();
            order(seen.name(), order);
        } else if (seen.recorded() instanceof RecordedEntry.Voided voided) {
            findings.checked();
            findings.require(
                    seen.order() != null && seen.order().total().equals(voided.total()),
                    seen.name() + " takes back another sum than its order had");
        }
    }

    private void order(String name, RecordedOrder order) {
        var total = order.total().minor();
        var paid = order.tenders().stream()
                .mapToLong(RecordedOrder.Paid::amountMinor)
                .sum();
        findings.require(paid == total, name + " comes to " + total + ", but its tenders to " + paid);
        for (var tender : order.tenders()) {
            var given = tender.givenMinor();
            findings.require(
                    tender.amountMinor() >= 0 && (given == null || given >= tender.amountMinor()),
                    name + " has a tender that is negative, or more than was given");
        }
        Map<String, Long> rates = new HashMap<>();
        for (var line : order.lines()) {
            var sum = line.unitMinor() * line.quantity() - line.discountMinor();
            findings.require(
                    line.totalMinor() == sum && sum >= 0 && line.quantity() > 0,
                    name + ": the line of " + line.sku() + " comes to " + sum + ", but it says " + line.totalMinor());
            rates.merge(line.tax(), line.totalMinor(), Long::sum);
        }
        var taxed = 0L;
        for (var tax : order.terms().taxes()) {
            var gross = tax.netMinor() + tax.taxMinor();
            taxed += gross;
            var lines = rates.getOrDefault(tax.rate(), 0L);
            var expected = order.terms().taxInclusive() ? gross : tax.netMinor();
            findings.require(
                    rates.remove(tax.rate()) != null && lines == expected && tax.taxMinor() >= 0,
                    name + ": its lines at rate " + tax.rate() + " come to " + lines + ", but its tax is of "
                            + expected);
        }
        findings.require(rates.isEmpty(), name + " has lines without tax: " + rates.keySet());
        findings.require(taxed == total, name + " comes to " + total + ", but net and tax to " + taxed);
    }
}
