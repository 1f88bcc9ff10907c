package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.Sha256;
import dev.flightcase.catalogfolder.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** SHA-256 over what a request means, not over how its bytes were written: spaces and member order do not matter. */
final class Fingerprint {
    private final JsonText text;

    Fingerprint(JsonText text) {
        this.text = text;
    }

    Bytes of(OrderRequest request) {
        return hash("order", json -> {
            lines(json, request.lines());
            json.writeArrayPropertyStart("tenders");
            request.tenders().forEach(tender -> tender(json, tender));
            json.writeEndArray();
            if (request.hold() != null) {
                json.writeStringProperty("hold", request.hold().id().toString());
            }
            optional(json, "helper", request.helper());
            optional(json, "price_list", request.priceList());
            optional(json, "pickup", request.pickup());
            json.writeBooleanProperty("training", request.training());
        });
    }

    Bytes of(HoldRequest request) {
        return hash("hold", json -> {
            lines(json, request.lines());
            if (request.lease() != null) {
                json.writeNumberProperty("lease", request.lease().toMillis());
            }
        });
    }

    Bytes of(UUID order, VoidOrder.Reason reason) {
        return hash("void", json -> {
            json.writeStringProperty("order", order.toString());
            json.writeStringProperty("reason", reason.text());
            optional(json, "helper", reason.helper());
        });
    }

    Bytes of(Adjustment adjustment) {
        return hash("adjustment", json -> {
            json.writeStringProperty("sku", adjustment.sku());
            json.writeStringProperty("kind", adjustment.kind().wire());
            json.writeNumberProperty("quantity", adjustment.quantity());
            json.writeStringProperty("reason", adjustment.reason());
            optional(json, "helper", adjustment.helper());
        });
    }

    private Bytes hash(String what, JsonText.Members members) {
        return Bytes.owning(Sha256.of(text.object(json -> {
            json.writeStringProperty("what", what);
            members.writeTo(json);
        })));
    }

    private static void lines(JsonGenerator json, List<OrderLine> lines) {
        json.writeArrayPropertyStart("lines");
        for (var line : lines) {
            json.writeString(line.sku());
            json.writeNumber(line.quantity());
            if (line.discount() != null) {
                json.writeString("less");
                money(json, line.discount().amount());
                json.writeString(line.discount().reason());
            }
            if (line.openPrice() != null) {
                json.writeString("at");
                money(json, line.openPrice());
            }
        }
        json.writeEndArray();
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
            case Tender.Noted noted -> {
                json.writeString(noted.kind().wire());
                money(json, noted.amount());
                if (noted.reference() != null) {
                    json.writeString(noted.reference());
                } else {
                    json.writeNull();
                }
            }
            case Tender.PaymentToken token -> {
                json.writeString(Tender.PaymentToken.KIND);
                money(json, token.amount());
                json.writeString(token.provider());
                json.writeString(token.scope());
                json.writeString(token.token());
                json.writeString(String.valueOf(token.expires()));
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
