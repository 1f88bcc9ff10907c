package dev.flightcase.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON back into maps, lists, strings, longs and booleans, for tests. */
public final class JsonReading {
    private JsonReading() {}

    public static Map<String, @Nullable Object> object(Bytes json) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json.toArray())) {
            parser.nextToken();
            var object = map(parser);
            if (parser.nextToken() != null) {
                throw new AssertionError("text follows the object: " + json.text());
            }
            return object;
        }
    }

    /** A value inside: names and positions, such as {@code at(order, "tax", 0, "net", "amount")}. */
    public static @Nullable Object at(@Nullable Object value, Object... path) {
        var here = value;
        for (var step : path) {
            here = switch (here) {
                case List<?> list when step instanceof Integer index -> list.get(index);
                case Map<?, ?> map -> map.get(step);
                case null, default -> throw new AssertionError("no " + step + " in " + here);
            };
        }
        return here;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> throw new AssertionError("unexpected " + parser.currentToken());
        };
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            if (map.containsKey(name)) {
                throw new AssertionError("member " + name + " stands there twice");
            }
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
