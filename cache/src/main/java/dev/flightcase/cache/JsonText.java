package dev.flightcase.cache;

import dev.flightcase.catalogfolder.Money;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON objects as UTF-8 bytes; thread-safe. */
public final class JsonText {

    /** Writes the members of one object. */
    @FunctionalInterface
    public interface Members {
        void writeTo(JsonGenerator json);
    }

    private static final int BYTES_EXPECTED = 1024;

    private final JsonFactory factory = new JsonFactory();

    public byte[] object(Members members) {
        var bytes = new ByteArrayOutputStream(BYTES_EXPECTED);
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** {@code "name": {"amount": 1250, "currency": "EUR"}}, in minor units. */
    public static void money(JsonGenerator json, String name, Money money) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", money.minor());
        json.writeStringProperty("currency", money.code());
        json.writeEndObject();
    }
}
