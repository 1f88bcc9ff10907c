package dev.flightcase.catalogfolder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one row into a {@link Product}; takes down every mistake in it, not only the first. */
final class RowReader {
    private final EventFile event;
    private final PricingCells pricing;
    private final SupplyCells supply = new SupplyCells();

    RowReader(EventFile event) {
        this.event = event;
        this.pricing = new PricingCells(event);
    }

    /** Of no use when {@link Cells#wrong} afterwards. Has no pictures yet. */
    Product read(Cells row) {
        return new Product(
                sku(row),
                barcode(row),
                wording(row),
                pricing.read(row),
                supply.read(row),
                supply.rules(row),
                variant(row),
                List.of());
    }

    private static String sku(Cells row) {
        if (!Sku.allows(row.text(Column.SKU))) {
            row.wrong(Column.SKU, "is not a SKU", Sku.RULE);
        }
        return row.text(Column.SKU);
    }

    private static String barcode(Cells row) {
        return switch (Gtin.read(row.text(Column.BARCODE))) {
            case Gtin.Read(var digits) -> digits;
            case Gtin.Wrong(var rule, var advice) -> {
                row.wrong(Column.BARCODE, rule, advice);
                yield "";
            }
        };
    }

    private Wording wording(Cells row) {
        if (row.cell(Column.NAME).isBlank()) {
            row.wrong(Column.NAME, "is empty", "write what the guests shall read");
        }
        return new Wording(
                byLanguage(row, Column.NAME, ColumnFamily.NAME),
                byLanguage(row, Column.DESCRIPTION, ColumnFamily.DESCRIPTION),
                row.text(Column.CATEGORY));
    }

    /** The event's language first; what is not said is left out. */
    private Map<String, String> byLanguage(Cells row, Column own, ColumnFamily others) {
        var texts = new LinkedHashMap<String, String>();
        if (!row.cell(own).isBlank()) {
            texts.put(event.details().language(), row.text(own));
        }
        row.members(others).forEach((language, at) -> {
            if (!row.at(at).isBlank()) {
                texts.put(language, row.at(at).text());
            }
        });
        return texts;
    }

    private static Variant variant(Cells row) {
        var options = new LinkedHashMap<String, String>();
        row.members(ColumnFamily.OPTION).forEach((option, at) -> {
            if (!row.at(at).isBlank()) {
                options.put(option, row.at(at).text());
            }
        });
        var group = row.cell(Column.VARIANT_OF);
        if (group.isBlank()) {
            return options.isEmpty() ? Variant.NONE : new Variant("", options);
        }
        if (!Sku.allows(group.text())) {
            row.wrong(Column.VARIANT_OF, "is not a name of a group", Sku.RULE);
        }
        return new Variant(group.text(), options);
    }
}
