package dev.flightcase.hub.claim;

import dev.flightcase.http.Bytes;
import dev.flightcase.hub.operator.JsonMembers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Codes and nodes as lines of JSON, one for each. */
final class BooksText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private BooksText() {}

    static String code(ClaimCode code) {
        return line(json -> {
            json.writeStringProperty("code", code.hash());
            json.writeNumberProperty("uses", code.uses());
            json.writeStringProperty("expires", code.expires().toString());
            texts(json, "nodes", code.nodes());
            json.writeStringProperty("name", code.name());
        });
    }

    static String node(NodeEntry entry) {
        return line(json -> {
            json.writeStringProperty("node", entry.node());
            json.writeStringProperty("key", entry.key());
            json.writeStringProperty("claimed_with", entry.code());
            json.writeStringProperty("name", entry.name());
            json.writeNumberProperty("generation", entry.grant().generation());
            json.writeStringProperty("csr_sha256", entry.grant().csrHash());
            texts(json, "chain", entry.grant().chain());
            json.writeStringProperty("expires", entry.grant().expires().toString());
            json.writeStringProperty("claimed", entry.claimed().toString());
            if (entry.revoked() != null) {
                json.writeStringProperty("revoked", entry.revoked().toString());
            }
        });
    }

    /** @throws RuntimeException if it is not what {@link #code} or {@link #node} wrote */
    static void read(String line, Consumer<ClaimCode> codes, Consumer<NodeEntry> nodes) {
        var json = JsonMembers.parse(Bytes.utf8(line));
        var code = json.text("code", "");
        if (!code.isEmpty()) {
            codes.accept(new ClaimCode(
                    code,
                    json.integer("uses"),
                    Instant.parse(json.text("expires")),
                    json.texts("nodes"),
                    json.text("name")));
            return;
        }
        var grant = new NodeEntry.Grant(
                json.integer("generation"),
                json.text("csr_sha256"),
                json.texts("chain"),
                Instant.parse(json.text("expires")));
        var revoked = json.text("revoked", "");
        nodes.accept(new NodeEntry(
                json.text("node"),
                json.text("key"),
                json.text("claimed_with"),
                json.text("name"),
                grant,
                Instant.parse(json.text("claimed")),
                revoked.isEmpty() ? null : Instant.parse(revoked)));
    }

    static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    static String line(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream(1024);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
