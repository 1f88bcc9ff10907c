package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes a product's JSON once, when it is imported or edited; {@link Item#read} reads it back. */
final class ProductText {
    private final JsonText text;

    ProductText(JsonText text) {
        this.text = text;
    }

    /** Everything but SKU, revision and state, as one JSON object. */
    byte[] content(Item item) {
        var product = item.product();
        return text.object(json -> {
            texts(json, "name", product.names());
            pricing(json, product.pricing());
            if (!product.wording().category().isEmpty()) {
                json.writeStringProperty("category", product.wording().category());
            }
            texts(json, "description", product.wording().descriptions());
            variant(json, product);
            images(json, item.images());
            bundle(json, product);
            window(json, product);
            var limit = product.limitPerOrder();
            if (limit != null) {
                json.writeNumberProperty("limit_per_order", limit);
            }
            hand(json, item.hand());
        });
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart(name);
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void pricing(JsonGenerator json, Pricing pricing) {
        JsonText.money(json, "price", pricing.price());
        if (!pricing.lists().isEmpty()) {
            json.writeObjectPropertyStart("price_lists");
            pricing.lists().forEach((list, price) -> JsonText.money(json, list, price));
            json.writeEndObject();
        }
        if (pricing.open()) {
            json.writeBooleanProperty("open_price", true);
        }
        json.writeStringProperty("tax", pricing.tax());
    }

    private static void variant(JsonGenerator json, Product product) {
        if (!product.variant().isAlone()) {
            json.writeStringProperty("variant_of", product.variant().group());
        }
        texts(json, "options", product.variant().options());
        if (!product.barcode().isEmpty()) {
            json.writeStringProperty("barcode", product.barcode());
        }
    }

    private static void images(JsonGenerator json, List<Image> images) {
        if (images.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("images");
        for (var image : images) {
            json.writeStartObject();
            json.writeStringProperty("sha256", image.sha256());
            json.writeNumberProperty("width", image.width());
            json.writeNumberProperty("height", image.height());
            if (!image.widths().isEmpty()) {
                json.writeArrayPropertyStart("widths");
                image.widths().forEach(json::writeNumber);
                json.writeEndArray();
            }
            if (!image.placeholder().isEmpty()) {
                json.writeStringProperty("placeholder", image.placeholder());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void bundle(JsonGenerator json, Product product) {
        if (!product.isBundle()) {
            return;
        }
        json.writeArrayPropertyStart("bundle");
        for (var part : product.bundle()) {
            json.writeStartObject();
            json.writeStringProperty("sku", part.sku());
            json.writeNumberProperty("quantity", part.quantity());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void window(JsonGenerator json, Product product) {
        if (product.window().isAlways()) {
            return;
        }
        json.writeObjectPropertyStart("window");
        var opens = product.window().opens();
        if (opens != null) {
            json.writeStringProperty("opens", opens.toString());
        }
        var closes = product.window().closes();
        if (closes != null) {
            json.writeStringProperty("closes", closes.toString());
        }
        json.writeEndObject();
    }

    private static void hand(JsonGenerator json, Item.Hand hand) {
        if (hand.own()) {
            json.writeBooleanProperty("own", true);
        }
        if (!hand.edited().isEmpty()) {
            json.writeArrayPropertyStart("edited");
            hand.edited().forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
