package dev.flightcase.cache.books;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.StockTerms;
import dev.flightcase.catalogfolder.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Renders totals, with the units that are left. Any thread that may block. */
public final class TotalsJson {
    private final JsonText text;
    private final JournalReads journal;
    private final BooksConfig config;

    public TotalsJson(JsonText text, JournalReads journal, BooksConfig config) {
        this.text = text;
        this.journal = journal;
        this.config = config;
    }

    /** The stock is what it is now, also for a day in the past. */
    public Bytes render(Totals totals) {
        return Bytes.owning(text.object(json -> {
            json.writeStringProperty("event", totals.event().toString());
            json.writeStringProperty(
                    "day", totals.day() == null ? null : totals.day().toString());
            json.writeNumberProperty("sequence", totals.sequence());
            var sums = totals.sums();
            if (sums.isEmpty()) {
                json.writeNullProperty("currency");
            } else {
                sums(json, sums.getFirst());
            }
            cash(json, totals.cash());
            if (sums.size() > 1) {
                json.writeArrayPropertyStart("other_currencies");
                sums.subList(1, sums.size()).forEach(other -> {
                    json.writeStartObject();
                    sums(json, other);
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
            units(json, totals);
        }));
    }

    private static void sums(JsonGenerator json, Totals.Sums sums) {
        var currency = sums.currency();
        json.writeStringProperty("currency", currency.getCurrencyCode());
        made(json, "sold", sums.sold(), currency);
        made(json, "voided", sums.voided(), currency);
        money(json, "total", sums.total(), currency);
        made(json, "training", sums.training(), currency);
        json.writeNumberProperty("time_unsure", sums.timeUnsure());
        each(json, "tenders", sums.by().tenders(), row -> {
            name(json, "kind", row.kind(), row.kind() == null);
            json.writeNumberProperty("payments", row.payments());
            money(json, "total", row.minor(), currency);
        });
        each(json, "helpers", sums.by().helpers(), row -> {
            name(json, "helper", row.name(), row.others());
            json.writeNumberProperty("orders", row.orders());
            money(json, "total", row.minor(), currency);
        });
        each(json, "products", sums.by().products(), row -> {
            name(json, "sku", row.sku(), row.sku() == null);
            json.writeStringProperty("name", row.name());
            json.writeNumberProperty("units", row.units());
            money(json, "gross", row.gross(), currency);
            money(json, "discounts", row.discounts(), currency);
            money(json, "total", row.minor(), currency);
        });
        each(json, "taxes", sums.by().taxes(), row -> {
            name(json, "rate", row.rate(), row.rate() == null);
            money(json, "net", row.net(), currency);
            money(json, "tax", row.tax(), currency);
        });
    }

    private static void cash(JsonGenerator json, CashBox cash) {
        var currency = cash.currency();
        if (currency == null) {
            json.writeNullProperty("cash");
            return;
        }
        json.writeObjectPropertyStart("cash");
        money(json, "float", cash.start(), currency);
        money(json, "taken", cash.taken(), currency);
        money(json, "given_back", cash.givenBack(), currency);
        money(json, "expected", cash.expected(), currency);
        var count = cash.count();
        if (count == null) {
            json.writeNullProperty("counted");
        } else {
            json.writeObjectPropertyStart("counted");
            json.writeStringProperty("occasion", count.occasion().wire());
            json.writeStringProperty("at", count.at().toString());
            json.writeStringProperty("helper", count.helper());
            money(json, "amount", count.counted(), currency);
            money(json, "expected", count.expected(), currency);
            money(json, "difference", count.difference(), currency);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void units(JsonGenerator json, Totals totals) {
        var listed = new int[1];
        var more = new int[1];
        json.writeArrayPropertyStart("units");
        journal.stock(totals.event(), (sku, stock) -> {
            if (listed[0] == config.unitsMax()) {
                more[0]++;
            } else {
                listed[0]++;
                unit(json, sku, stock);
            }
            return true;
        });
        json.writeEndArray();
        json.writeNumberProperty("units_left_out", more[0]);
    }

    private static void unit(JsonGenerator json, String sku, StockTerms stock) {
        json.writeStartObject();
        json.writeStringProperty("sku", sku);
        json.writeNumberProperty("brought", stock.brought());
        json.writeNumberProperty("adjusted", stock.adjusted());
        json.writeNumberProperty("held", stock.held());
        json.writeNumberProperty("sold", stock.confirmed());
        json.writeNumberProperty("withdrawn", stock.withdrawn());
        json.writeNumberProperty("available", stock.available());
        json.writeEndObject();
    }

    private static void name(JsonGenerator json, String member, @Nullable String name, boolean others) {
        json.writeStringProperty(member, name);
        if (others) {
            json.writeBooleanProperty("others", true);
        }
    }

    private static void made(JsonGenerator json, String member, Totals.Made made, Currency currency) {
        json.writeObjectPropertyStart(member);
        json.writeNumberProperty("count", made.count());
        money(json, "total", made.minor(), currency);
        json.writeEndObject();
    }

    private static void money(JsonGenerator json, String member, long minor, Currency currency) {
        JsonText.money(json, member, new Money(minor, currency));
    }

    /** Writes the members of one row. */
    @FunctionalInterface
    private interface Row<T> {
        void write(T row);
    }

    private static <T> void each(JsonGenerator json, String member, List<T> rows, Row<T> row) {
        json.writeArrayPropertyStart(member);
        rows.forEach(one -> {
            json.writeStartObject();
            row.write(one);
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
