package dev.flightcase.daemon.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line, as a command's answer for programs. */
public final class JsonLine {
    private JsonLine() {}

    /** @param members writes what is in the object */
    public static String object(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
