package dev.flightcase.cache.mirror;

import dev.flightcase.cache.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Whose mirror it is: a small file that ties the folder to one life of one ledger.
 *
 * @param node id
 * @param epoch of the ledger
 */
public record MirrorMark(String node, long epoch) {
    static final String FILE = "flightcase-mirror.json";
    private static final int BYTES_MAX = 4096;

    /** As it is shown and named in files. */
    public String epochText() {
        return HexFormat.of().toHexDigits(epoch);
    }

    /**
     * Null when the folder has none.
     *
     * @throws IOException also when it is damaged
     */
    static @Nullable MirrorMark read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is no marker of a mirror");
        }
        try {
            return parse(Files.readAllBytes(file));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException(file + " is damaged, so nobody knows whose mirror this is", e);
        }
    }

    private static MirrorMark parse(byte[] json) {
        @Nullable String node = null;
        @Nullable String epoch = null;
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "node" -> node = parser.getString();
                    case "epoch" -> epoch = parser.getString();
                    default -> parser.skipChildren();
                }
            }
        }
        if (node == null || epoch == null) {
            throw new IllegalArgumentException("node or epoch is missing");
        }
        return new MirrorMark(node, HexFormat.fromHexDigitsToLong(epoch));
    }

    void write(Path folder) throws IOException {
        DurableFile.replace(folder, FILE, new JsonText().object(json -> {
                    json.writeStringProperty(
                            "about", "The mirror of a Flightcase ledger; flightcase restore reads it.");
                    json.writeNumberProperty("format", 1);
                    json.writeStringProperty("node", node);
                    json.writeStringProperty("epoch", epochText());
                }));
    }
}
