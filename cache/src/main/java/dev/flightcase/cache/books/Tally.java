package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.RecordedOrder;
import java.util.Currency;

/** Adds up the orders and voids of some time, in one currency. Not thread-safe. */
final class Tally {
    private static final int TENDERS_MAX = 16;
    private static final int TAXES_MAX = 32;
    private static final String NO_HELPER = "";

    private final Currency currency;
    private final Rows tenders = new Rows(TENDERS_MAX);
    private final Rows helpers;
    private final Rows products;
    private final Rows taxes = new Rows(TAXES_MAX);
    private Totals.Made sold = new Totals.Made(0, 0);
    private Totals.Made voided = new Totals.Made(0, 0);
    private Totals.Made training = new Totals.Made(0, 0);
    private long timeUnsure;

    Tally(Currency currency, BooksConfig config) {
        this.currency = currency;
        this.helpers = new Rows(config.helpersMax());
        this.products = new Rows(config.productsMax());
    }

    void sell(RecordedOrder order) {
        if (order.training()) {
            training = add(training, 1, order.total().minor());
            return;
        }
        sold = add(sold, 1, order.total().minor());
        count(order, 1);
    }

    void takeBack(RecordedOrder order) {
        if (order.training()) {
            training = add(training, -1, -order.total().minor());
            return;
        }
        voided = add(voided, 1, order.total().minor());
        count(order, -1);
    }

    void timeUnsure() {
        timeUnsure++;
    }

    private void count(RecordedOrder order, int sign) {
        var helper = order.helper() == null ? NO_HELPER : order.helper();
        helpers.add(helper, helper, sign, sign * order.total().minor());
        for (var tender : order.tenders()) {
            tenders.add(tender.kind(), tender.kind(), sign, sign * tender.amountMinor());
        }
        for (var tax : order.terms().taxes()) {
            taxes.add(tax.rate(), tax.rate(), sign * tax.netMinor(), sign * tax.taxMinor());
        }
        for (var line : order.lines()) {
            products.add(
                    line.sku(),
                    line.name(),
                    sign * line.quantity(),
                    sign * (line.totalMinor() + line.discountMinor()),
                    sign * line.discountMinor(),
                    sign * line.totalMinor());
        }
    }

    void add(Tally other) {
        sold = add(sold, other.sold.count(), other.sold.minor());
        voided = add(voided, other.voided.count(), other.voided.minor());
        training = add(training, other.training.count(), other.training.minor());
        timeUnsure += other.timeUnsure;
        tenders.add(other.tenders);
        helpers.add(other.helpers);
        products.add(other.products);
        taxes.add(other.taxes);
    }

    private static Totals.Made add(Totals.Made to, long count, long minor) {
        return new Totals.Made(to.count() + count, Math.addExact(to.minor(), minor));
    }

    Totals.Sums sums() {
        return new Totals.Sums(
                currency,
                sold,
                voided,
                training,
                timeUnsure,
                new Totals.Breakdown(
                        tenders.list((kind, _, sums) -> new Totals.Tender(kind, sums.at(0), sums.at(1))),
                        helpers.list((name, _, sums) -> new Totals.Helper(
                                NO_HELPER.equals(name) ? null : name, name == null, sums.at(0), sums.at(1))),
                        products.list((sku, name, sums) ->
                                new Totals.Product(sku, name, sums.at(0), sums.at(1), sums.at(2), sums.at(3))),
                        taxes.list((rate, _, sums) -> new Totals.Tax(rate, sums.at(0), sums.at(1)))));
    }
}
