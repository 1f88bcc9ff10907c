package dev.flightcase.cache.catalog;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads back JSON that we wrote ourselves; anything else there is a damaged database. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<?, ?> members;

    private JsonTree(Map<?, ?> members) {
        this.members = members;
    }

    static JsonTree parse(byte[] object) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), object)) {
            parser.nextToken();
            return new JsonTree(object(parser));
        } catch (JacksonException | ClassCastException e) {
            throw damaged(e);
        }
    }

    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    long number(String name) {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw damaged(null);
    }

    /** Without any member when it is not there. */
    JsonTree object(String name) {
        return members.get(name) instanceof Map<?, ?> object ? new JsonTree(object) : new JsonTree(Map.of());
    }

    List<JsonTree> objects(String name) {
        var found = new ArrayList<JsonTree>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(entry -> found.add(new JsonTree((Map<?, ?>) entry)));
        }
        return found;
    }

    List<Integer> numbers(String name) {
        var found = new ArrayList<Integer>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(entry -> found.add(Math.toIntExact((Long) entry)));
        }
        return found;
    }

    List<String> words(String name) {
        var found = new ArrayList<String>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(entry -> found.add((String) entry));
        }
        return found;
    }

    List<String> names() {
        return members.keySet().stream().map(String::valueOf).toList();
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** All members are texts. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        members.forEach((name, value) -> texts.put((String) name, (String) value));
        return texts;
    }

    private static StoreException damaged(@Nullable Throwable cause) {
        return new StoreException(Kind.CORRUPTED, "a product is damaged; import the folder again", cause);
    }

    private static Map<String, Object> object(JsonParser parser) {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) {
        var entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(value(parser));
        }
        return entries;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL,
                    VALUE_NUMBER_FLOAT,
                    NOT_AVAILABLE,
                    END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    VALUE_EMBEDDED_OBJECT -> throw damaged(null);
        };
    }
}
