package dev.flightcase.daemon.api;

import dev.flightcase.http.Bytes;
import dev.flightcase.settings.cards.CardNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One object of a request body, asked for member by member. What was not asked for is refused by {@link #noMore}: a
 * member that would change what is sold must not be overlooked. No text, and no long number, may hold the number of a
 * payment card: that is refused whatever the member is for.
 */
final class JsonObject {
    private final String path;
    private final Map<?, ?> members;
    private final Set<Object> asked = new HashSet<>();

    private JsonObject(String path, Map<?, ?> members) {
        this.path = path;
        this.members = members;
    }

    /** @throws InvalidBody when it is not one JSON object */
    static JsonObject parse(Bytes body) {
        try {
            return of("", Json.parse(body));
        } catch (IllegalArgumentException e) {
            throw new InvalidBody("", String.valueOf(e.getMessage()));
        }
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> broken(name, "is missing"));
    }

    Optional<String> optionalText(String name) {
        return checked(name, CardNumbers::isIn);
    }

    /** A text that may be a barcode, such as a SKU: see {@link CardNumbers#isInCode}. */
    String code(String name) {
        return checked(name, CardNumbers::isInCode).orElseThrow(() -> broken(name, "is missing"));
    }

    long integer(String name) {
        long value = optional(name, Long.class, "must be a whole number").orElseThrow(() -> broken(name, "is missing"));
        if (CardNumbers.isIn(Long.toString(value))) {
            throw new CardNumber(at(name));
        }
        return value;
    }

    boolean flag(String name) {
        return optional(name, Boolean.class, "must be true or false").orElse(false);
    }

    JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> broken(name, "is missing"));
    }

    Optional<JsonObject> optionalObject(String name) {
        return optional(name, Map.class, "must be an object").map(map -> new JsonObject(at(name), map));
    }

    /** At least one object. */
    List<JsonObject> objects(String name) {
        var objects = optionalObjects(name);
        if (objects.isEmpty()) {
            throw broken(name, has(name) ? "must not be empty" : "is missing");
        }
        return objects;
    }

    List<JsonObject> optionalObjects(String name) {
        var list = optional(name, List.class, "must be a list").orElse(List.of());
        var objects = new ArrayList<JsonObject>(list.size());
        for (int i = 0; i < list.size(); i++) {
            objects.add(of(at(name) + "[" + i + "]", list.get(i)));
        }
        return objects;
    }

    /** @throws InvalidBody for a member that nobody asked for */
    void noMore() {
        for (var name : members.keySet()) {
            if (!asked.contains(name)) {
                throw new InvalidBody(at(String.valueOf(name)), "is not known here");
            }
        }
    }

    /** Whether the member is there and null: RFC 7396 §1 takes a value away that way. */
    boolean removes(String name) {
        asked.add(name);
        return members.containsKey(name) && members.get(name) == null;
    }

    boolean isText(String name) {
        asked.add(name);
        return members.get(name) instanceof String;
    }

    /** Of every member, where they are not known beforehand. */
    List<String> names() {
        var names = members.keySet().stream().map(String::valueOf).toList();
        for (var name : names) {
            if (CardNumbers.isIn(name)) {
                throw new CardNumber(path);
            }
        }
        return names;
    }

    boolean has(String name) {
        asked.add(name);
        return members.get(name) != null;
    }

    /** A rule of its own for one member, to be thrown. */
    InvalidBody broken(String name, String rule) {
        return new InvalidBody(at(name), rule);
    }

    /** A request body breaks its shape. */
    static class InvalidBody extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;

        InvalidBody(String field, String rule) {
            super(rule, null, false, false);
            this.field = field;
        }

        /** Such as {@code lines[0].sku}; empty for the body as a whole. */
        String field() {
            return field;
        }

        String rule() {
            return String.valueOf(getMessage());
        }
    }

    /** A member holds what looks like a card number; it is not repeated. */
    static final class CardNumber extends InvalidBody {
        private static final long serialVersionUID = 1;

        private CardNumber(String field) {
            super(field, "looks like a card number");
        }
    }

    private Optional<String> checked(String name, Predicate<String> isCard) {
        var text = optional(name, String.class, "must be a text");
        if (text.filter(isCard).isPresent()) {
            throw new CardNumber(at(name));
        }
        return text;
    }

    private static JsonObject of(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidBody(path, "must be an object");
        }
        return new JsonObject(path, map);
    }

    private <T> Optional<T> optional(String name, Class<T> type, String rule) {
        asked.add(name);
        var value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw broken(name, rule);
        }
        return Optional.of(type.cast(value));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
