package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleRules;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of one product instead of the folder; what is null or not there is as in the folder. It lies
 * over whatever the folder says, now and after the next import.
 *
 * @param limitPerOrder 0 for none
 */
record Overrides(
        Map<String, String> names,
        Map<String, String> descriptions,
        @Nullable String category,
        Prices prices,
        boolean paused,
        @Nullable Integer limitPerOrder,
        @Nullable SaleWindow window) {
    static final Overrides NONE =
            new Overrides(Map.of(), Map.of(), null, new Prices("", null, Map.of(), null), false, null, null);

    record Prices(
            String currency,
            @Nullable Long price,
            Map<String, Long> lists,
            @Nullable Boolean open) {
        Prices {
            lists = Map.copyOf(lists);
        }
    }

    Overrides {
        names = Map.copyOf(names);
        descriptions = Map.copyOf(descriptions);
    }

    boolean isEmpty() {
        return fields().isEmpty();
    }

    Overrides with(ProductPatch patch, String currency) {
        var own = prices.currency().equals(currency) ? prices : new Prices(currency, null, Map.of(), prices.open());
        var price = own.price() == null ? null : Long.valueOf(own.price());
        return new Overrides(
                merged(names, patch.wording().names()),
                merged(descriptions, patch.wording().descriptions()),
                patch.wording().category().over(category),
                new Prices(
                        currency,
                        minor(patch.pricing().price(), price),
                        lists(own.lists(), patch.pricing().lists()),
                        patch.pricing().open().over(own.open())),
                Boolean.TRUE.equals(patch.rules().paused().over(paused)),
                patch.rules().limitPerOrder().over(limitPerOrder),
                patch.rules().window().over(window));
    }

    /** The same, but what it costs is not the operator's any more; price lists stay. */
    Overrides withoutPrice() {
        return new Overrides(
                names,
                descriptions,
                category,
                new Prices(prices.currency(), null, prices.lists(), prices.open()),
                paused,
                limitPerOrder,
                window);
    }

    Item over(Item base) {
        var product = base.product();
        return new Item(
                new Product(
                        product.sku(),
                        product.barcode(),
                        over(product.wording()),
                        over(product.pricing()),
                        product.supply(),
                        over(product.rules()),
                        product.variant(),
                        List.of()),
                base.images(),
                new Item.Hand(base.hand().own(), paused, fields()));
    }

    /** What is said here, in the words of the API. */
    List<String> fields() {
        return Stream.of(
                        names.isEmpty() ? "" : "name",
                        descriptions.isEmpty() ? "" : "description",
                        category == null ? "" : "category",
                        prices.price() == null ? "" : "price",
                        prices.lists().isEmpty() ? "" : "price_lists",
                        prices.open() == null ? "" : "open_price",
                        paused ? "paused" : "",
                        limitPerOrder == null ? "" : "limit_per_order",
                        window == null ? "" : "window")
                .filter(field -> !field.isEmpty())
                .toList();
    }

    /** Of {@link #fields}, those in which {@code base} says something else. */
    List<String> differing(Item base) {
        var over = over(base).product();
        var product = base.product();
        return fields().stream()
                .filter(field -> switch (field) {
                    case "name" -> !over.names().equals(product.names());
                    case "description" ->
                        !over.wording().descriptions().equals(product.wording().descriptions());
                    case "category" ->
                        !over.wording().category().equals(product.wording().category());
                    case "price" -> !over.price().equals(product.price());
                    case "price_lists" ->
                        !over.pricing().lists().equals(product.pricing().lists());
                    case "open_price" ->
                        over.pricing().open() != product.pricing().open();
                    case "limit_per_order" -> !Objects.equals(over.limitPerOrder(), product.limitPerOrder());
                    case "window" -> !over.window().equals(product.window());
                    default -> true; // Paused: no folder says that.
                })
                .toList();
    }

    private Wording over(Wording base) {
        return new Wording(
                overlaid(base.names(), names),
                overlaid(base.descriptions(), descriptions),
                category == null ? base.category() : category);
    }

    private Pricing over(Pricing base) {
        var inCurrency = prices.currency().equals(base.price().code());
        var price = prices.price();
        var lists = new LinkedHashMap<>(base.lists());
        if (inCurrency) {
            new TreeMap<>(prices.lists())
                    .forEach((list, minor) ->
                            lists.put(list, new Money(minor, base.price().currency())));
        }
        var open = prices.open();
        return new Pricing(
                price == null || !inCurrency
                        ? base.price()
                        : new Money(price, base.price().currency()),
                lists,
                open == null ? base.open() : open,
                base.tax());
    }

    private SaleRules over(SaleRules base) {
        var limit = limitPerOrder == null ? base.limitPerOrder() : limitPerOrder == 0 ? null : limitPerOrder;
        return new SaleRules(window == null ? base.window() : window, limit);
    }

    private static @Nullable Long minor(Patch<Money> patch, @Nullable Long own) {
        return switch (patch) {
            case Patch.Keep<Money>() -> own;
            case Patch.Remove<Money>() -> null;
            case Patch.Put<Money>(Money money) -> money.minor();
        };
    }

    private static Map<String, Long> lists(Map<String, Long> own, ProductPatch.Members<Money> patch) {
        var lists = patch.removeAll() ? new LinkedHashMap<String, Long>() : new LinkedHashMap<>(own);
        patch.each().forEach((list, each) -> put(lists, list, minor(each, lists.get(list))));
        return lists;
    }

    private static Map<String, String> merged(Map<String, String> own, ProductPatch.Members<String> patch) {
        var texts = patch.removeAll() ? new LinkedHashMap<String, String>() : new LinkedHashMap<>(own);
        patch.each().forEach((language, each) -> put(texts, language, each.over(texts.get(language))));
        return texts;
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** The folder's languages in its order, then those that only the operator has, by name. */
    private static Map<String, String> overlaid(Map<String, String> base, Map<String, String> own) {
        var texts = new LinkedHashMap<>(base);
        new TreeMap<>(own).forEach(texts::put);
        return texts;
    }
}
