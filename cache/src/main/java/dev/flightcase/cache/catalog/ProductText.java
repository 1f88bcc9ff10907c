package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.Sha256;
import dev.flightcase.catalogfolder.Pricing;
import dev.flightcase.catalogfolder.Product;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes a product's JSON once, at import. */
final class ProductText {
    private static final byte[] STATE = ",\"state\":\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonText text;

    ProductText(JsonText text) {
        this.text = text;
    }

    /** Everything but SKU, revision and state, as one JSON object. */
    byte[] content(Product product, List<AssetRow> pictures) {
        return text.object(json -> {
            texts(json, "name", product.names());
            pricing(json, product.pricing());
            if (!product.wording().category().isEmpty()) {
                json.writeStringProperty("category", product.wording().category());
            }
            texts(json, "description", product.wording().descriptions());
            variant(json, product);
            images(json, pictures);
            bundle(json, product);
            window(json, product);
            var limit = product.limitPerOrder();
            if (limit != null) {
                json.writeNumberProperty("limit_per_order", limit);
            }
        });
    }

    static Bytes hash(byte[] content) {
        return Bytes.owning(Sha256.of(content));
    }

    /** SKUs hold no character that JSON escapes. */
    static ProductRow row(Product product, long revision, Bytes hash, byte[] content) {
        var open = new ByteArrayOutputStream(content.length + 64);
        open.writeBytes(("{\"sku\":\"" + product.sku() + "\",\"revision\":" + revision + ",")
                .getBytes(StandardCharsets.US_ASCII));
        open.write(content, 1, content.length - 2);
        open.writeBytes(STATE);
        return new ProductRow(revision, hash, product.window(), Bytes.owning(open.toByteArray()));
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

    private static void images(JsonGenerator json, List<AssetRow> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("images");
        for (var picture : pictures) {
            json.writeStartObject();
            json.writeStringProperty("sha256", picture.sha256());
            json.writeNumberProperty("width", picture.width());
            json.writeNumberProperty("height", picture.height());
            if (!picture.placeholder().isEmpty()) {
                json.writeStringProperty("placeholder", picture.placeholder());
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
}
