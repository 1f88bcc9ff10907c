package dev.flightcase.cache.export;

import dev.flightcase.cache.books.RecordTimes;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The tables that have rows for each sale and each void. */
enum Tables {
    ORDERS {
        @Override
        List<String> columns() {
            return List.of(
                    "line",
                    "sku",
                    "name",
                    "quantity",
                    "unit_price",
                    "discount",
                    "discount_reason",
                    "line_total",
                    "tax_rate",
                    "prices",
                    "order_total",
                    "price_list",
                    "pickup");
        }

        @Override
        void rows(Csv csv, Movement movement, RecordTimes times) throws IOException {
            var order = movement.order();
            var number = 0;
            for (var line : order.lines()) {
                number++;
                start(csv, movement, times).number(number);
                csv.text(line.sku()).text(line.name()).number(movement.sign() * line.quantity());
                csv.plain(order(movement, line.unitMinor())).plain(movement.money(line.discountMinor()));
                csv.text(line.discountReason()).plain(movement.money(line.totalMinor()));
                csv.text(line.tax()).plain(order.terms().taxInclusive() ? "tax-inclusive" : "tax-exclusive");
                // On the first line only: it would be added up too often.
                csv.plain(number == 1 ? movement.money(order.total().minor()) : "");
                csv.text(order.terms().priceList()).text(order.pickup()).end();
            }
        }
    },
    PAYMENTS {
        @Override
        List<String> columns() {
            return List.of("kind", "amount", "given", "change", "reference", "provider", "settlement");
        }

        @Override
        void rows(Csv csv, Movement movement, RecordTimes times) throws IOException {
            for (var tender : movement.order().tenders()) {
                start(csv, movement, times).text(tender.kind()).plain(movement.money(tender.amountMinor()));
                cash(csv, movement, tender);
                csv.text(tender.reference()).text(tender.provider());
                csv.plain(movement.settlement()).end();
            }
        }

        private void cash(Csv csv, Movement movement, RecordedOrder.Paid tender) {
            var given = tender.givenMinor();
            if (given == null || movement.sign() < 0) {
                csv.plain("").plain("");
            } else {
                csv.plain(movement.money(given)).plain(movement.money(given - tender.amountMinor()));
            }
        }
    },
    TAXES {
        @Override
        List<String> columns() {
            return List.of("rate", "net", "tax");
        }

        @Override
        void rows(Csv csv, Movement movement, RecordTimes times) throws IOException {
            for (var tax : movement.order().terms().taxes()) {
                start(csv, movement, times).text(tax.rate()).plain(movement.money(tax.netMinor()));
                csv.plain(movement.money(tax.taxMinor())).end();
            }
        }
    };

    private static final List<String> FIRST = List.of(
            "type",
            "number",
            "order",
            "event",
            "date",
            "time",
            "at",
            "clock",
            "state",
            "helper",
            "device",
            "reason",
            "currency");

    /** Those of this table alone. */
    abstract List<String> columns();

    void head(Csv csv) throws IOException {
        csv.head(Stream.concat(FIRST.stream(), columns().stream()).toList());
    }

    abstract void rows(Csv csv, Movement movement, RecordTimes times) throws IOException;

    /** The price of one, which a void does not make negative: its quantity is. */
    private static String order(Movement movement, long minor) {
        return movement.sign() > 0 ? movement.money(minor) : movement.money(-minor);
    }

    /** Which order, when, who: the same in every table. */
    private static Csv start(Csv csv, Movement movement, RecordTimes times) {
        var order = movement.order();
        var stamp = movement.stamp();
        var local = times.local(stamp);
        return csv.plain(movement.type())
                .number(order.number())
                .plain(order.id().toString())
                .plain(order.event().toString())
                .plain(local.toLocalDate().toString())
                .plain(local.toLocalTime().truncatedTo(ChronoUnit.SECONDS).toString())
                .plain(stamp.at().toString())
                .plain(stamp.clock())
                .plain(movement.state())
                .text(movement.helper())
                .text(order.device())
                .text(movement.reason())
                .plain(movement.currency());
    }
}
