package dev.flightcase.catalogfolder;

import dev.flightcase.settings.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can only be said of all rows together: SKUs, bundles, the currency, the tax rates. */
final class CatalogChecks {
    /** What an empty tax cell means. */
    static final String STANDARD = "standard";

    private final String file;
    private final EventFile event;
    private final Problems problems;

    CatalogChecks(String file, EventFile event, Problems problems) {
        this.file = file;
        this.event = event;
        this.problems = problems;
    }

    /** @param skus those of rows with mistakes too: what names them is not wrong for that */
    void check(List<Listing> listings, Set<String> skus) {
        if (listings.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(file, 0, 0, "", "there is no product in it", "add a row for each product"));
        }
        skus(listings);
        bundles(listings, skus);
        currency(listings);
    }

    /** SKUs name files too, and a FAT card does not tell cases apart. */
    private void skus(List<Listing> listings) {
        var lines = new HashMap<String, Integer>();
        for (var listing : listings) {
            var sku = listing.product().sku();
            var first = lines.putIfAbsent(
                    sku.toLowerCase(Locale.ROOT), listing.row().line());
            if (first != null) {
                problem(listing, Column.SKU, "stands in line " + first + " already", "give each product its own SKU");
            }
        }
    }

    private void bundles(List<Listing> listings, Set<String> skus) {
        var products = new HashMap<String, Product>();
        listings.forEach(listing -> products.put(listing.product().sku(), listing.product()));
        for (var listing : listings) {
            var named = new HashSet<String>();
            for (var part : listing.product().bundle()) {
                if (skus.contains(part.sku()) && !products.containsKey(part.sku())) {
                    continue;
                }
                component(listing, part, products, named);
            }
        }
    }

    private void component(Listing listing, Component part, Map<String, Product> products, Set<String> named) {
        var other = products.get(part.sku());
        if (part.sku().equals(listing.product().sku())) {
            problem(listing, Column.BUNDLE, "holds itself", "name other products only");
        } else if (other == null) {
            problem(
                    listing,
                    Column.BUNDLE,
                    "names \"" + part.sku() + "\", which is not in the table",
                    Nearest.to(part.sku(), products.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("add a row for it"));
        } else if (other.isBundle()) {
            problem(listing, Column.BUNDLE, "names the bundle " + part.sku(), "name what is in that bundle instead");
        } else if (!named.add(part.sku())) {
            problem(listing, Column.BUNDLE, "names " + part.sku() + " twice", "write its number once");
        }
    }

    private void currency(List<Listing> listings) {
        for (var listing : listings) {
            var first = listings.getFirst().product().price().code();
            var code = listing.product().price().code();
            if (!code.equals(first)) {
                problem(listing, Column.CURRENCY, "differs from " + first + " above", "use one currency per catalog");
            }
        }
    }

    /** The rates that the rows name, with a warning for each that nobody defined; problems when others are defined. */
    TaxPlan taxes(List<Listing> listings) {
        var defined = event.taxes().partsPerMillion();
        var rates = new LinkedHashMap<>(defined);
        for (var listing : listings) {
            var rate = rateOf(listing.product());
            if (rates.containsKey(rate)) {
                continue;
            }
            if (defined.isEmpty()) {
                rates.put(rate, 0);
                problems.warn(new Problem(
                        file,
                        listing.row().line(),
                        listing.cell(Column.TAX).column(),
                        rate,
                        "tax \"" + rate + "\" has no rate and counts as 0 %",
                        "write [tax] and " + rate + " = 19 into event.toml"));
            } else {
                problem(
                        listing,
                        Column.TAX,
                        "is no rate of event.toml",
                        Nearest.to(rate, defined.keySet())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("known are " + String.join(", ", defined.keySet())));
            }
        }
        return new TaxPlan(event.taxes().inclusive(), rates);
    }

    static String rateOf(Product product) {
        return product.tax().isEmpty() ? STANDARD : product.tax();
    }

    private void problem(Listing listing, Column column, String rule, String advice) {
        problems.add(RowReader.problem(file, listing.cell(column), column, rule, advice));
    }
}
