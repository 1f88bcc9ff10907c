package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;

/** A receipt for programs. Any thread. */
public final class ReceiptJson {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ReceiptJson() {}

    public static Bytes render(Receipt receipt, SealedReceipt sealed) {
        return Bytes.owning(new JsonText().object(json -> {
            members(json, receipt);
            json.writeObjectPropertyStart("signature");
            json.writeStringProperty("alg", "EdDSA");
            json.writeStringProperty("key", base64(sealed.publicKey()));
            json.writeStringProperty("cose_base45", sealed.text());
            json.writeEndObject();
        }));
    }

    /** The members of the object that the generator is in. */
    public static void members(JsonGenerator json, Receipt receipt) {
        var sale = receipt.sale();
        json.writeStringProperty("order", sale.order().toString());
        json.writeNumberProperty("number", sale.number());
        json.writeStringProperty("node", receipt.stall().node());
        json.writeStringProperty("seller", receipt.stall().seller());
        json.writeStringProperty("at", sale.at().toString());
        json.writeStringProperty("clock", sale.clock().name());
        json.writeBooleanProperty("training", receipt.marks().training());
        json.writeBooleanProperty("voided", receipt.marks().voided());
        list(json, "lines", receipt.lines(), ReceiptJson::line);
        JsonText.money(json, "total", receipt.total());
        if (!receipt.taxes().shares().isEmpty()) {
            json.writeStringProperty("prices", receipt.taxes().included() ? "tax-inclusive" : "tax-exclusive");
            list(json, "tax", receipt.taxes().shares(), ReceiptJson::tax);
        }
        list(json, "tenders", receipt.tenders(), ReceiptJson::tender);
        if (sale.helper() != null) {
            json.writeStringProperty("helper", sale.helper());
        }
        json.writeStringProperty("hash", base64(sale.hash()));
    }

    /** Base64url without padding, as all bytes in our JSON. */
    public static String base64(Bytes bytes) {
        return BASE64.encodeToString(bytes.toArray());
    }

    private static void line(JsonGenerator json, Receipt.Line line) {
        json.writeStringProperty("name", line.name());
        json.writeNumberProperty("quantity", line.quantity());
        var discount = line.discount();
        if (discount != null) {
            json.writeObjectPropertyStart("discount");
            json.writeNumberProperty("amount", discount.amount().minor());
            json.writeStringProperty("currency", discount.amount().code());
            if (discount.reason() != null) {
                json.writeStringProperty("reason", discount.reason());
            }
            json.writeEndObject();
        }
        JsonText.money(json, "total", line.total());
    }

    private static void tax(JsonGenerator json, Receipt.Tax tax) {
        json.writeStringProperty("rate", tax.rate());
        JsonText.money(json, "net", tax.net());
        JsonText.money(json, "tax", tax.tax());
    }

    private static void tender(JsonGenerator json, Receipt.Tender tender) {
        json.writeStringProperty("kind", tender.kind());
        JsonText.money(json, "amount", tender.amount());
        if (tender.given() != null) {
            JsonText.money(json, "given", tender.given());
        }
        if (tender.change() != null) {
            JsonText.money(json, "change", tender.change());
        }
    }

    private static <T> void list(
            JsonGenerator json,
            String name,
            Iterable<T> entries,
            java.util.function.BiConsumer<JsonGenerator, T> members) {
        json.writeArrayPropertyStart(name);
        for (var entry : entries) {
            json.writeStartObject();
            members.accept(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
