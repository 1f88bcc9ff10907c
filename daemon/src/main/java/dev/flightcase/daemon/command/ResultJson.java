package dev.flightcase.daemon.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A result for programs. */
final class ResultJson {
    private ResultJson() {}

    static String render(ImportResult result) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("ok", result.exitCode() == ExitCode.OK);
            json.writeArrayPropertyStart("lines");
            result.lines().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
