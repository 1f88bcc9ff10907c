package dev.flightcase.demo.client;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value to look around in: a missing member or a wrong type answers an absent value, never an exception, since what it shows
 * was written by a peer. Depth and size are bounded by the parser's defaults (500 levels, 20 MB of text).
 *
 * @param value a {@code Map}, {@code List}, {@code String}, {@code Long}, {@code Double}, {@code Boolean}, or null
 */
public record Json(@Nullable Object value) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Json ABSENT = new Json(null);

    /** Answers an absent value for text that is not JSON. */
    public static Json parse(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return new Json(read(parser));
        } catch (JacksonException e) {
            return ABSENT;
        }
    }

    private static @Nullable Object read(JsonParser parser) {
        var token = parser.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE -> null;
        };
    }

    /** A {@code Long}, or a {@code Double} where it is too long for one. */
    private static Number whole(JsonParser parser) {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return parser.getDoubleValue();
        }
        return parser.getLongValue();
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    /** Writes maps, lists, strings, numbers, booleans and null. */
    public static String write(Object value) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> members -> {
                generator.writeStartObject();
                members.forEach((name, member) -> {
                    generator.writeName(String.valueOf(name));
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            case Iterable<?> items -> {
                generator.writeStartArray();
                items.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Boolean flag -> generator.writeBoolean(flag);
            case Double number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(number.longValue());
            default -> generator.writeString(value.toString());
        }
    }

    public Json at(String member) {
        return value instanceof Map<?, ?> members ? new Json(members.get(member)) : ABSENT;
    }

    /** The items of an array; of anything else, none. */
    public List<Json> items() {
        return value instanceof List<?> items ? items.stream().map(Json::new).toList() : List.of();
    }

    /** The members of an object in their order; of anything else, none. */
    public Map<String, Json> members() {
        var result = new LinkedHashMap<String, Json>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> result.put(String.valueOf(name), new Json(member)));
        }
        return result;
    }

    /** Text, or the empty string. */
    public String text() {
        return value instanceof String text ? text : "";
    }

    /** A whole number, or {@code otherwise}. */
    public long number(long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    public boolean isAbsent() {
        return value == null;
    }
}
