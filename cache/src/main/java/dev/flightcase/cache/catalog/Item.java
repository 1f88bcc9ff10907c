package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleRules;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Supply;
import dev.flightcase.catalogfolder.Variant;
import dev.flightcase.catalogfolder.Wording;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product with all that is said of it: what the folder or the operator wrote, and its pictures. It is made from
 * {@link ProductText}'s JSON again when the operator edits it, so that nothing is stored twice.
 *
 * @param product its {@code pictures} are not looked at
 */
record Item(Product product, List<Image> images, Hand hand) {
    Item {
        images = List.copyOf(images);
    }

    /**
     * What the operator did to it.
     *
     * @param own made at the stall, not by the folder
     * @param edited members of the JSON that are the operator's
     */
    record Hand(boolean own, boolean paused, List<String> edited) {
        static final Hand NONE = new Hand(false, false, List.of());

        Hand {
            edited = List.copyOf(edited);
        }
    }

    ProductRow row(JsonText text, long revision) {
        return row(revision, new ProductText(text).content(this));
    }

    /** @param content as {@link ProductText} makes it */
    ProductRow row(long revision, byte[] content) {
        return ProductRow.of(product.sku(), revision, product.window(), hand.paused(), content);
    }

    SaleTerms terms() {
        var lists = new LinkedHashMap<String, Long>();
        product.pricing().lists().forEach((list, price) -> lists.put(list, price.minor()));
        return new SaleTerms(
                product.sku(),
                product.wording().name(),
                new PriceTerms(product.price().minor(), product.pricing().open(), lists),
                product.tax(),
                product.stock(),
                product.bundle(),
                product.window(),
                product.limitPerOrder(),
                hand.paused());
    }

    /**
     * @param content of a {@link ProductRow}
     * @param stock which is not in the JSON
     */
    static Item read(String sku, byte[] content, Currency currency, long stock, boolean paused) {
        var json = JsonTree.parse(content);
        var product = new Product(
                sku,
                json.text("barcode"),
                new Wording(
                        json.object("name").texts(), json.object("description").texts(), json.text("category")),
                pricing(json, currency),
                new Supply(stock, bundle(json)),
                new SaleRules(window(json), limit(json)),
                variant(json),
                List.of());
        return new Item(
                product,
                json.objects("images").stream().map(Item::image).toList(),
                new Hand(json.flag("own"), paused, json.words("edited")));
    }

    private static Pricing pricing(JsonTree json, Currency currency) {
        var lists = new LinkedHashMap<String, Money>();
        var listed = json.object("price_lists");
        listed.names()
                .forEach(list -> lists.put(list, new Money(listed.object(list).number("amount"), currency)));
        var price = new Money(json.object("price").number("amount"), currency);
        return new Pricing(price, lists, json.flag("open_price"), json.text("tax"));
    }

    private static List<Component> bundle(JsonTree json) {
        return json.objects("bundle").stream()
                .map(part -> new Component(part.text("sku"), Math.toIntExact(part.number("quantity"))))
                .toList();
    }

    private static SaleWindow window(JsonTree json) {
        var window = json.object("window");
        return window.names().isEmpty()
                ? SaleWindow.ALWAYS
                : new SaleWindow(time(window.text("opens")), time(window.text("closes")));
    }

    private static @Nullable Instant time(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static @Nullable Integer limit(JsonTree json) {
        return json.has("limit_per_order") ? Math.toIntExact(json.number("limit_per_order")) : null;
    }

    private static Variant variant(JsonTree json) {
        Map<String, String> options = json.object("options").texts();
        var group = json.text("variant_of");
        return group.isEmpty() && options.isEmpty() ? Variant.NONE : new Variant(group, options);
    }

    private static Image image(JsonTree json) {
        return new Image(
                json.text("sha256"),
                Math.toIntExact(json.number("width")),
                Math.toIntExact(json.number("height")),
                json.text("placeholder"),
                json.numbers("widths"));
    }
}
