package dev.flightcase.catalogfolder;

import dev.flightcase.settings.Nearest;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can only be said of a row when the others are known: SKUs, bundles, the currency, tax rates, variants, barcodes. */
final class CatalogChecks {
    private final EventFile event;
    private final SkuIndex skus;
    private final Problems problems;
    private final Map<String, Integer> rates;
    private final LongSet barcodes = new LongSet();
    private final LongSet variants = new LongSet();
    private @Nullable Currency currency;
    private int products;

    CatalogChecks(EventFile event, SkuIndex skus, Problems problems) {
        this.event = event;
        this.skus = skus;
        this.problems = problems;
        this.rates = new LinkedHashMap<>(event.taxes().partsPerMillion());
    }

    void check(Product product, Cells row) {
        products++;
        var first = skus.firstLine(product.sku());
        if (first != row.line()) {
            row.wrong(Column.SKU, "stands in line " + first + " already", "give each product its own SKU");
        }
        var named = new HashSet<String>();
        product.bundle().forEach(part -> component(product, part, row, named));
        currency(product, row);
        rate(product, row);
        variant(product, row);
        if (!product.barcode().isEmpty() && !barcodes.add(Long.parseLong(product.barcode()))) {
            row.warn(
                    Column.BARCODE,
                    "another product has the barcode " + product.barcode() + " too",
                    "a scan finds both of them");
        }
    }

    /** To be asked after the last row. */
    void finish() {
        if (products == 0 && problems.isEmpty()) {
            problems.add(new Problem(
                    CatalogTable.NAME, 0, 0, "", "there is no product in it", "add a row for each product"));
        }
    }

    int products() {
        return products;
    }

    /** Of the rows; of a table without any, one that nobody uses. */
    Currency currency() {
        return currency == null ? Currencies.ANY : currency;
    }

    TaxPlan taxes() {
        return new TaxPlan(event.taxes().inclusive(), rates);
    }

    private void component(Product product, Component part, Cells row, Set<String> named) {
        if (part.sku().equals(product.sku())) {
            row.wrong(Column.BUNDLE, "holds itself", "name other products only");
        } else if (!skus.has(part.sku())) {
            row.wrong(
                    Column.BUNDLE,
                    "names \"" + part.sku() + "\", which is not in the table",
                    skus.nearest(part.sku())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("add a row for it"));
        } else if (skus.isBundle(part.sku())) {
            row.wrong(Column.BUNDLE, "names the bundle " + part.sku(), "name what is in that bundle instead");
        } else if (!named.add(part.sku())) {
            row.wrong(Column.BUNDLE, "names " + part.sku() + " twice", "write its number once");
        }
    }

    private void currency(Product product, Cells row) {
        var own = product.price().currency();
        if (currency == null) {
            currency = own;
        } else if (!own.equals(currency)) {
            row.wrong(
                    Column.CURRENCY,
                    "differs from " + currency.getCurrencyCode() + " above",
                    "use one currency per catalog");
        }
    }

    /** A rate that nobody defined is a warning when there are none at all, and a mistake when there are others. */
    private void rate(Product product, Cells row) {
        var rate = product.tax();
        if (rates.containsKey(rate)) {
            return;
        }
        if (event.taxes().partsPerMillion().isEmpty()) {
            rates.put(rate, 0);
            row.warn(
                    Column.TAX,
                    "tax \"" + rate + "\" has no rate and counts as 0 %",
                    "write [tax] and " + rate + " = 19 into event.toml");
        } else {
            row.wrong(
                    Column.TAX,
                    "is no rate of event.toml",
                    Nearest.to(rate, rates.keySet())
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("known are " + String.join(", ", rates.keySet())));
        }
    }

    private void variant(Product product, Cells row) {
        var variant = product.variant();
        if (variant.isAlone()) {
            if (!variant.options().isEmpty()) {
                row.warn(
                        Column.SKU,
                        product.sku() + " has options and is no variant",
                        "write into variant_of what it is a variant of");
            }
        } else if (!variants.add(LongSet.fingerprint(variant.group() + "\n" + variant.options()))) {
            row.warn(
                    Column.VARIANT_OF,
                    "another variant of " + variant.group() + " has the same options",
                    "give each its own size, colour or the like");
        }
    }
}
