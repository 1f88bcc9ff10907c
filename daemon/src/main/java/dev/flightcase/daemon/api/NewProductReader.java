package dev.flightcase.daemon.api;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import dev.flightcase.catalogfolder.SaleRules;
import dev.flightcase.catalogfolder.SaleWindow;
import dev.flightcase.catalogfolder.Supply;
import dev.flightcase.catalogfolder.Variant;
import dev.flightcase.catalogfolder.Wording;
import dev.flightcase.http.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The body of a new product, in the shape in which products are read, with the units there are as {@code stock}. */
final class NewProductReader {
    private final JsonObject body;
    private final String language;

    private NewProductReader(JsonObject body, String language) {
        this.body = body;
        this.language = language;
    }

    /** @param language of a name or description that is a text and not an object by language */
    static Product read(Bytes text, String language) {
        var body = JsonObject.parse(text);
        var product = new NewProductReader(body, language).product();
        body.noMore();
        return product;
    }

    private Product product() {
        return new Product(
                body.code("sku"),
                body.has("barcode") ? body.code("barcode") : "",
                new Wording(
                        names(),
                        texts("description"),
                        body.optionalText("category").orElse("")),
                pricing(),
                new Supply(body.has("stock") ? body.integer("stock") : 0, bundle()),
                new SaleRules(
                        body.optionalObject("window")
                                .map(ProductPatchReader::window)
                                .orElse(SaleWindow.ALWAYS),
                        body.has("limit_per_order") ? ProductPatchReader.limit(body) : null),
                new Variant(
                        body.has("variant_of") ? body.code("variant_of") : "", members("options", JsonObject::text)),
                List.of());
    }

    private Map<String, String> names() {
        var names = texts("name");
        if (names.isEmpty()) {
            throw body.broken("name", body.has("name") ? "must not be empty" : "is missing");
        }
        return names;
    }

    private Pricing pricing() {
        var lists = members("price_lists", (object, list) -> MoneyReader.read(object.object(list)));
        Money price = MoneyReader.read(body.object("price"));
        return new Pricing(price, lists, body.flag("open_price"), body.text("tax"));
    }

    private Map<String, String> texts(String name) {
        return body.isText(name) ? Map.of(language, body.text(name)) : members(name, JsonObject::text);
    }

    private <T> Map<String, T> members(String name, BiFunction<JsonObject, String, T> read) {
        var members = new LinkedHashMap<String, T>();
        body.optionalObject(name)
                .ifPresent(object -> object.names().forEach(member -> members.put(member, read.apply(object, member))));
        return members;
    }

    private List<Component> bundle() {
        return body.optionalObjects("bundle").stream()
                .map(NewProductReader::component)
                .toList();
    }

    private static Component component(JsonObject part) {
        var sku = part.code("sku");
        var quantity = part.integer("quantity");
        part.noMore();
        if (quantity < 1 || quantity > Integer.MAX_VALUE) {
            throw part.broken("quantity", "must be a whole number from 1");
        }
        return new Component(sku, (int) quantity);
    }
}
