package dev.flightcase.provisioning.enrolment;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object, asked for member by member; what is not asked for is left alone, since a newer hub may say more. Whatever does
 * not hold is an {@link IllegalArgumentException} with the member and the rule.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(64 * 1024)
                    .maxNumberLength(32)
                    .maxNameLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<?, ?> members;

    private JsonTree(Map<?, ?> members) {
        this.members = members;
    }

    static byte[] write(Consumer<JsonGenerator> members) {
        var out = new ByteArrayOutputStream(2048);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    static JsonTree parse(byte[] text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("is no JSON object");
            }
            var tree = new JsonTree(object(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("goes on after the end of its JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            // Without its message, which quotes the text: that may hold a code.
            throw new IllegalArgumentException("is no JSON", e);
        }
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        return member(name, String.class, "a text");
    }

    boolean flag(String name) {
        return member(name, Boolean.class, "true or false");
    }

    int integer(String name) {
        long value = member(name, Long.class, "a whole number");
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be 0 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    Binary binary(String name) {
        return parsed(name, Binary::ofBase64, "base64");
    }

    URI uri(String name) {
        return parsed(name, URI::create, "an address");
    }

    Instant instant(String name) {
        return parsed(name, JsonTree::instantOf, "a time (RFC 3339)");
    }

    List<Binary> binaries(String name) {
        return list(name, Binary::ofBase64, "base64");
    }

    List<URI> uris(String name) {
        return list(name, URI::create, "an address");
    }

    JsonTree tree(String name) {
        return new JsonTree(member(name, Map.class, "an object"));
    }

    /** Empty when it is missing or null. */
    <T> Optional<T> optional(String name, Function<String, T> read) {
        return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
    }

    private <T> T parsed(String name, Function<String, T> parse, String kind) {
        var text = text(name);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be " + kind, e);
        }
    }

    private <T> List<T> list(String name, Function<String, T> parse, String kind) {
        var parsed = new ArrayList<T>();
        for (Object entry : member(name, List.class, "a list")) {
            if (!(entry instanceof String text)) {
                throw new IllegalArgumentException(name + " must be a list of texts");
            }
            try {
                parsed.add(parse.apply(text));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " must be a list of " + kind, e);
            }
        }
        return List.copyOf(parsed);
    }

    private <T> T member(String name, Class<T> type, String kind) {
        var value = members.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + (value == null ? " is missing" : " must be " + kind));
        }
        return type.cast(value);
    }

    private static Instant instantOf(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getBigIntegerValue()
                        : parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("JSON value starts with " + parser.currentToken());
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
