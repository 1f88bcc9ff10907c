package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.Sha256;
import dev.flightcase.catalogfolder.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** SHA-256 over what a request means, not over how its bytes were written: spaces and member order do not matter. */
final class Fingerprint {
    private final JsonText text;

    Fingerprint(JsonText text) {
        this.text = text;
    }

    Bytes of(OrderRequest request) {
        return Bytes.owning(Sha256.of(text.object(json -> {
            json.writeArrayPropertyStart("lines");
            for (var line : request.lines()) {
                json.writeString(line.sku());
                json.writeNumber(line.quantity());
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("tenders");
            request.tenders().forEach(tender -> tender(json, tender));
            json.writeEndArray();
            optional(json, "hold", request.hold());
            optional(json, "helper", request.helper());
        })));
    }

    private static void tender(JsonGenerator json, Tender tender) {
        switch (tender) {
            case Tender.Cash cash -> {
                json.writeString("cash");
                money(json, cash.amount());
                if (cash.given() != null) {
                    money(json, cash.given());
                } else {
                    json.writeNull();
                }
            }
            case Tender.Other other -> {
                json.writeString(other.kind());
                money(json, other.amount());
            }
        }
    }

    private static void money(JsonGenerator json, Money money) {
        json.writeNumber(money.minor());
        json.writeString(money.code());
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
