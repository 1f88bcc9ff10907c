package dev.flightcase.hub.page;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.ledger.LedgerReads;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Orders and quarantine as JSON: times in RFC 3339, money in minor units, unknown is null, an epoch is 16 hexadecimal digits. */
final class LedgerJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private LedgerJson() {}

    /** @param next cursor of the next page; null for the last one */
    static Bytes orders(List<LedgerReads.OrderRow> rows, @Nullable String next) {
        return object(json -> {
            json.writeArrayPropertyStart("orders");
            for (var row : rows) {
                json.writeStartObject();
                order(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringProperty("next", next);
        });
    }

    static Bytes order(LedgerReads.OrderText text) {
        return object(json -> {
            order(json, text.row());
            json.writeName("record");
            json.writeRawValue(text.record().toStringUtf8());
        });
    }

    /** @param next cursor of the next page; null for the last one */
    static Bytes quarantine(List<LedgerReads.QuarantineRow> rows, @Nullable String next) {
        return object(json -> {
            json.writeArrayPropertyStart("quarantine");
            for (var row : rows) {
                json.writeStartObject();
                json.writeStringProperty(
                        "id", row.id() == null ? null : row.id().toString());
                place(json, row.place());
                json.writeStringProperty("reason", row.reason().text());
                json.writeNumberProperty("number", row.number());
                json.writeNumberProperty("bytes", row.bytes());
                json.writeStringProperty("receivedAt", row.receivedAt().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringProperty("next", next);
        });
    }

    static String epoch(long epoch) {
        return String.format("%016x", epoch);
    }

    private static void order(JsonGenerator json, LedgerReads.OrderRow row) {
        json.writeStringProperty("id", row.id().toString());
        place(json, row.place());
        json.writeNumberProperty("number", row.number());
        json.writeStringProperty(
                "hash",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(row.hash().toByteArray()));
        json.writeBooleanProperty("training", row.training());
        json.writeStringProperty("event", row.facts().event());
        var amount = row.facts().amount();
        if (amount == null) {
            json.writeNullProperty("total");
        } else {
            json.writeObjectPropertyStart("total");
            json.writeNumberProperty("amount", amount);
            json.writeStringProperty("currency", row.facts().currency());
            json.writeEndObject();
        }
        var taken = row.facts().takenAtMillis();
        json.writeStringProperty(
                "takenAt", taken == null ? null : Instant.ofEpochMilli(taken).toString());
        json.writeStringProperty("receivedAt", row.receivedAt().toString());
    }

    private static void place(JsonGenerator json, LedgerReads.Place place) {
        json.writeStringProperty("node", place.node());
        json.writeStringProperty("epoch", epoch(place.epoch()));
        json.writeNumberProperty("sequence", place.sequence());
    }

    private static Bytes object(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream(4096);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return Bytes.of(out.toByteArray());
    }
}
