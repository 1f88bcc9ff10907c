package dev.flightcase.hub.allotments;

import dev.flightcase.http.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Stock as JSON: times in RFC 3339, unknown is null, an epoch is 16 hexadecimal digits. */
final class StockJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private StockJson() {}

    static Bytes of(List<EventStock> stock, List<Question> questions) {
        var out = new ByteArrayOutputStream(4096);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("questions");
            questions.forEach(question -> question(json, question));
            json.writeEndArray();
            json.writeArrayPropertyStart("events");
            stock.forEach(event -> event(json, event));
            json.writeEndArray();
            json.writeEndObject();
        }
        return Bytes.of(out.toByteArray());
    }

    private static void question(JsonGenerator json, Question question) {
        json.writeStartObject();
        switch (question) {
            case Question.ReturnedSlice(var node, var event, var epoch, var rest) -> {
                json.writeStringProperty("kind", "returned-slice");
                json.writeStringProperty("event", event);
                json.writeStringProperty("node", node);
                epoch(json, epoch);
                json.writeArrayPropertyStart("rest");
                rest.forEach(slice -> {
                    json.writeStartObject();
                    json.writeStringProperty("sku", slice.sku());
                    json.writeNumberProperty("units", slice.units());
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
            case Question.Oversold(var event, var sku, var pool, var out, var by) -> {
                json.writeStringProperty("kind", "oversold");
                json.writeStringProperty("event", event);
                json.writeStringProperty("sku", sku);
                json.writeNumberProperty("pool", pool);
                json.writeNumberProperty("out", out);
                json.writeArrayPropertyStart("by");
                by.forEach(json::writeString);
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void event(JsonGenerator json, EventStock stock) {
        json.writeStartObject();
        json.writeStringProperty("event", stock.event());
        json.writeArrayPropertyStart("pool");
        stock.pool().forEach(pool -> {
            json.writeStartObject();
            json.writeStringProperty("sku", pool.sku());
            json.writeNumberProperty("units", pool.units());
            json.writeNumberProperty("out", pool.out());
            json.writeNumberProperty("sold", pool.sold());
            json.writeNumberProperty("free", pool.free());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeNumberProperty("more", stock.more());
        json.writeArrayPropertyStart("slices");
        stock.slices().forEach(slice -> slice(json, slice));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void slice(JsonGenerator json, EventStock.Slice slice) {
        json.writeStartObject();
        json.writeStringProperty("node", slice.node());
        epoch(json, slice.epoch());
        json.writeStringProperty("state", slice.state().word());
        json.writeNumberProperty("version", slice.version());
        json.writeStringProperty("saidAt", slice.saidAt().toString());
        json.writeNumberProperty("confirmed", slice.confirmed());
        var at = slice.confirmedAt();
        json.writeStringProperty("confirmedAt", at == null ? null : at.toString());
        json.writeArrayPropertyStart("units");
        slice.units().forEach(units -> {
            json.writeStartObject();
            json.writeStringProperty("sku", units.sku());
            json.writeNumberProperty("granted", units.granted());
            json.writeNumberProperty("inForce", units.inForce());
            json.writeNumberProperty("out", units.out());
            json.writeNumberProperty("sold", units.sold());
            json.writeNumberProperty("byHand", units.byHand());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void epoch(JsonGenerator json, long epoch) {
        json.writeStringProperty("epoch", epoch == 0 ? null : String.format("%016x", epoch));
    }
}
