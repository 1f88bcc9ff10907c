package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a row says of money. */
final class PricingCells {
    private final EventFile event;

    PricingCells(EventFile event) {
        this.event = event;
    }

    Pricing read(Cells row) {
        var currency = currency(row);
        var tax = row.text(Column.TAX);
        return new Pricing(
                price(row, currency), lists(row, currency), open(row), tax.isEmpty() ? TaxPlan.STANDARD : tax);
    }

    private Optional<Currency> currency(Cells row) {
        var cell = row.cell(Column.CURRENCY);
        var fallback = event.currency();
        if (cell.isBlank() && fallback != null) {
            return Optional.of(fallback);
        }
        var currency = Currencies.of(cell.text());
        if (currency.isEmpty()) {
            row.wrong(Column.CURRENCY, "is no ISO 4217 currency", "write one such as EUR, JPY or USD");
        }
        return currency;
    }

    private static Money price(Cells row, Optional<Currency> currency) {
        return money(row, row.cell(Column.PRICE), Column.PRICE.title(), currency);
    }

    private static Map<String, Money> lists(Cells row, Optional<Currency> currency) {
        var lists = new LinkedHashMap<String, Money>();
        row.members(ColumnFamily.PRICE).forEach((list, at) -> {
            if (!row.at(at).isBlank()) {
                lists.put(list, money(row, row.at(at), ColumnFamily.PRICE.prefix() + list, currency));
            }
        });
        return lists;
    }

    /** An unknown currency is a mistake of its own; any will do to go on. */
    private static Money money(Cells row, Cell cell, String title, Optional<Currency> currency) {
        if (currency.isEmpty()) {
            return new Money(0, Currencies.ANY);
        }
        return switch (AmountText.parse(cell.text(), currency.get())) {
            case Amount.Read read -> read.money();
            case Amount.Wrong mistake -> {
                row.wrong(cell, title, mistake.rule(), mistake.advice());
                yield new Money(0, currency.get());
            }
        };
    }

    private static boolean open(Cells row) {
        return switch (row.text(Column.OPEN_PRICE).toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no", "" -> false;
            default -> {
                row.wrong(Column.OPEN_PRICE, "is not yes or no", "write yes where the till may name the price");
                yield false;
            }
        };
    }
}
