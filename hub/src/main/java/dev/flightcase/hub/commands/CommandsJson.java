package dev.flightcase.hub.commands;

import dev.flightcase.contract.commerce.CommandResult;
import dev.flightcase.http.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Commands as JSON: times in RFC 3339, unknown is null. */
final class CommandsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CommandsJson() {}

    static Bytes list(List<CommandBook.Told> commands, Instant now) {
        return object(json -> {
            json.writeArrayPropertyStart("commands");
            for (var told : commands) {
                json.writeStartObject();
                json.writeStringProperty("id", told.command().id().toString());
                json.writeStringProperty("node", told.command().node());
                json.writeStringProperty("kind", told.command().kind());
                json.writeStringProperty("says", told.command().says());
                json.writeStringProperty("state", state(told, now));
                json.writeStringProperty(
                        "reason", told.answer() == null ? null : told.answer().reason());
                json.writeStringProperty("issued", told.command().issued().toString());
                json.writeStringProperty("expires", told.command().expires().toString());
                json.writeStringProperty(
                        "answered",
                        told.answer() == null ? null : told.answer().at().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** waiting or expired; once it is answered done, refused, too-late or unknown. */
    private static String state(CommandBook.Told told, Instant now) {
        var answer = told.answer();
        if (answer == null) {
            return now.isBefore(told.command().expires()) ? "waiting" : "expired";
        }
        var outcome = CommandResult.Outcome.forNumber(answer.outcome());
        return outcome == null
                ? "answered"
                : outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Bytes issued(List<String> ids) {
        return object(json -> {
            json.writeArrayPropertyStart("commands");
            ids.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private static Bytes object(Consumer<JsonGenerator> content) {
        var out = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return Bytes.of(out.toByteArray());
    }
}
