package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.Bytes;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a page of the catalog back: of each product its SKU, the SKUs it is made of, and its pictures. */
final class ListedProducts {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ListedProducts() {}

    /** Returns the cursor of the next page; null on the last. */
    static @Nullable String read(Bytes page, Consumer<Listed> each) {
        @Nullable String next = null;
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), page.toArray())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                json.nextToken();
                if (member.equals("products")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        each.accept(product(json));
                    }
                } else if (member.equals("next")) {
                    next = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString();
                } else {
                    json.skipChildren();
                }
            }
        }
        return next;
    }

    /** One product as it is asked for by its SKU. */
    static Listed readOne(Bytes product) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), product.toArray())) {
            json.nextToken();
            return product(json);
        }
    }

    private static Listed product(JsonParser json) {
        var sku = "";
        List<String> parts = List.of();
        List<String> pictures = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = json.currentName();
            json.nextToken();
            switch (member) {
                case "sku" -> sku = json.getString();
                case "bundle" -> parts = members(json, "sku");
                case "images" -> pictures = members(json, "sha256");
                default -> json.skipChildren();
            }
        }
        return new Listed(sku, parts, pictures);
    }

    /** One member of each object of a list. */
    private static List<String> members(JsonParser json, String wanted) {
        var values = new ArrayList<String>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isWanted = json.currentName().equals(wanted);
                json.nextToken();
                if (isWanted) {
                    values.add(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }
        return values;
    }
}
