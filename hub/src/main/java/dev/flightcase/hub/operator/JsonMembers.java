package dev.flightcase.hub.operator;

import dev.flightcase.http.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One flat JSON object of texts, whole numbers and lists of texts; members of other kinds are passed over. What is asked for and not there, or of another
 * kind, is an {@link IllegalArgumentException} that says so.
 */
public final class JsonMembers {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(16 * 1024)
                    .maxNumberLength(32)
                    .maxNameLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> members;

    private JsonMembers(Map<String, Object> members) {
        this.members = members;
    }

    /** @throws IllegalArgumentException if it is no JSON object */
    public static JsonMembers parse(Bytes text) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text.asInputStream())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            return new JsonMembers(object(json));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the body must be a JSON object", e);
        }
    }

    /**
     * The member {@code name} of one object, a list of flat ones.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<JsonMembers> list(Bytes text, String name) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text.asInputStream())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals(name);
                if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                    var list = new ArrayList<JsonMembers>();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        list.add(new JsonMembers(object(json)));
                    }
                    return list;
                }
                json.skipChildren();
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("must be a JSON object", e);
        }
        throw new IllegalArgumentException(name + " must be a list");
    }

    public String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " must be a text");
    }

    public String text(String name, String fallback) {
        return members.containsKey(name) ? text(name) : fallback;
    }

    public int integer(String name) {
        if (members.get(name) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new IllegalArgumentException(name + " must be a whole number");
    }

    public int integer(String name, int fallback) {
        return members.containsKey(name) ? integer(name) : fallback;
    }

    public List<String> texts(String name) {
        if (members.get(name) instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(name + " must be a list of texts");
    }

    private static Map<String, Object> object(JsonParser json) {
        var members = new HashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> members.put(name, json.getString());
                case VALUE_NUMBER_INT -> {
                    if (json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                        members.put(name, json.getLongValue());
                    }
                }
                case START_ARRAY -> members.put(name, texts(json));
                default -> json.skipChildren();
            }
        }
        return members;
    }

    private static List<String> texts(JsonParser json) {
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getString());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }
}
