package dev.flightcase.cache.mirror;

import dev.flightcase.cache.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Which event each catalog folder stands for. Without it, a folder that is imported on a new card would begin a new event,
 * with all of its stock there once more.
 */
final class EventsFile {
    private static final String FILE = "events.json";
    private static final int BYTES_MAX = 1 << 20;

    private EventsFile() {}

    /** Empty when there is none. */
    static Map<String, UUID> read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is no list of events");
        }
        try {
            return parse(Files.readAllBytes(file));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    private static Map<String, UUID> parse(byte[] bytes) {
        var events = new TreeMap<String, UUID>();
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                @Nullable String key = json.currentName();
                json.nextToken();
                events.put(String.valueOf(key), UUID.fromString(json.getString()));
            }
        }
        return events;
    }

    static void write(Path folder, Map<String, UUID> events) throws IOException {
        DurableFile.replace(
                folder,
                FILE,
                new JsonText()
                        .object(json -> new TreeMap<>(events)
                                .forEach((key, event) -> json.writeStringProperty(key, event.toString()))));
    }
}
