package dev.flightcase.hub.payments;

import dev.flightcase.http.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code GET /api/v1/payments}: times in RFC 3339, money in minor units, unknown is null. */
final class PaymentsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PaymentsJson() {}

    /** @param next cursor of the next page; null for the last one */
    static Bytes render(PaymentReads.Counts counts, List<PaymentReads.Row> rows, @Nullable String next) {
        var out = new ByteArrayOutputStream(4096);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("counts");
            for (var state : PaymentState.values()) {
                json.writeNumberProperty(state.text(), counts.states().getOrDefault(state, 0L));
            }
            json.writeNumberProperty("refund", counts.refunds());
            json.writeEndObject();
            json.writeArrayPropertyStart("payments");
            rows.forEach(row -> row(json, row));
            json.writeEndArray();
            json.writeStringProperty("next", next);
            json.writeEndObject();
        }
        return Bytes.of(out.toByteArray());
    }

    private static void row(JsonGenerator json, PaymentReads.Row row) {
        json.writeStartObject();
        json.writeStringProperty("order", row.order().toString());
        json.writeNumberProperty("tender", row.tender());
        json.writeStringProperty("node", row.sale().node());
        json.writeNumberProperty("number", row.sale().number());
        json.writeBooleanProperty("training", row.sale().training());
        json.writeBooleanProperty("voided", row.sale().voided());
        var amount = row.amount();
        if (amount == null) {
            json.writeNullProperty("total");
        } else {
            json.writeObjectPropertyStart("total");
            json.writeNumberProperty("amount", amount.minor());
            json.writeStringProperty("currency", amount.currency());
            json.writeEndObject();
        }
        var result = row.result();
        json.writeStringProperty("provider", result.provider());
        json.writeStringProperty("state", result.state().text());
        json.writeStringProperty("reason", result.reason());
        json.writeStringProperty("reference", result.reference());
        json.writeNumberProperty("tries", result.tries());
        time(json, "expiresAt", result.expiresAt());
        json.writeStringProperty("receivedAt", row.receivedAt().toString());
        time(json, "decidedAt", result.decidedAt());
        json.writeEndObject();
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        json.writeStringProperty(name, time == null ? null : time.toString());
    }
}
