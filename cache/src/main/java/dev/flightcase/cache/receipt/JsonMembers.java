package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One object of JSON that this node wrote, asked for member by member: what nobody asks for does not matter, what is
 * asked for must be of its kind, or {@link ReceiptException} is thrown.
 */
final class JsonMembers {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<?, ?> members;

    private JsonMembers(Map<?, ?> members) {
        this.members = members;
    }

    static JsonMembers parse(Bytes text) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), text.toArray())) {
            json.nextToken();
            return of(value(json));
        }
    }

    String text(String name) {
        return needed(name, optionalText(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    long integer(String name) {
        return needed(name, optional(name, Long.class));
    }

    boolean flag(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    Money money(String name) {
        return needed(name, optionalMoney(name));
    }

    Optional<Money> optionalMoney(String name) {
        return optionalObject(name).map(JsonMembers::asMoney);
    }

    Optional<JsonMembers> optionalObject(String name) {
        return optional(name, Map.class).map(JsonMembers::new);
    }

    /** {@code {"amount": 1250, "currency": "EUR"}}, whatever else stands there. */
    Money asMoney() {
        return new Money(integer("amount"), Currency.getInstance(text("currency")));
    }

    /** Empty when there is no such member. */
    <T> List<T> list(String name, Function<JsonMembers, T> entry) {
        var list = new ArrayList<T>();
        for (var value : optional(name, List.class).orElse(List.of())) {
            list.add(entry.apply(of(value)));
        }
        return list;
    }

    private <T> Optional<T> optional(String name, Class<T> kind) {
        var value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            throw new ReceiptException("the order's " + name + " is " + value + ", which is no "
                    + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
        return Optional.of(kind.cast(value));
    }

    private static <T> T needed(String name, Optional<T> value) {
        return value.orElseThrow(() -> new ReceiptException("the order has no " + name + ", which a receipt needs"));
    }

    private static JsonMembers of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonMembers(map);
        }
        throw new ReceiptException("the order has " + value + " where an object must be");
    }

    private static @Nullable Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var map = new HashMap<String, @Nullable Object>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    var name = json.currentName();
                    json.nextToken();
                    map.put(name, value(json));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case null, default -> json.getString();
        };
    }
}
