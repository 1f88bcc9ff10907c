package dev.flightcase.hub.allotments;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads from a record what it means for stock; members that it does not know it skips. */
public final class MovementReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int SKU_CHARS_MAX = 64;

    private final Map<String, Long> units = new HashMap<>();
    private final List<String> skus = new ArrayList<>();
    private @Nullable UUID event;
    private @Nullable UUID order;
    private @Nullable String sku;
    private long byHand;
    private long withdrawn;
    private long version;
    private boolean training;

    private MovementReader() {}

    /**
     * Empty when it is not as a node writes it.
     *
     * @param kind number of the contract's Order.Kind
     */
    public static Optional<Movement> read(int kind, ByteString record) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), record.newInput())) {
            var reader = new MovementReader();
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                reader.member(name, json);
            }
            return Optional.of(reader.movement(kind));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Movement movement(int kind) {
        return switch (kind) {
            case Order.Kind.ORDER_VALUE -> training ? new Movement.None() : new Movement.Sold(given(event), units);
            case Order.Kind.VOID_VALUE -> training ? new Movement.None() : new Movement.TakenBack(given(order));
            case Order.Kind.ADJUSTMENT_VALUE -> new Movement.Adjusted(given(event), given(sku), byHand, withdrawn);
            case Order.Kind.GRANTS_VALUE ->
                version > 0 ? new Movement.Granted(given(event), version, skus) : new Movement.None();
            default -> new Movement.None();
        };
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a member is missing");
        }
        return value;
    }

    private void member(String name, JsonParser json) {
        switch (name) {
            case "event" -> event = UUID.fromString(json.getString());
            case "order" -> order = UUID.fromString(json.getString());
            case "training" -> training = json.getBooleanValue();
            case "sku" -> sku = sku(json);
            case "granted_change" -> byHand = bounded(json);
            case "withdrawn_change" -> withdrawn = bounded(json);
            case "allotments" -> version = json.getLongValue();
            case "grants" -> each(json, () -> skus.add(grant(json)));
            case "lines" -> each(json, () -> line(json));
            default -> json.skipChildren();
        }
    }

    private static String grant(JsonParser json) {
        String named = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("sku")) {
                named = sku(json);
            } else {
                json.skipChildren();
            }
        }
        return given(named);
    }

    /** Stock of a bundle is that of its parts. */
    private void line(JsonParser json) {
        String named = null;
        long quantity = 0;
        var parts = new HashMap<String, Long>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "sku" -> named = sku(json);
                case "quantity" -> quantity = positive(json);
                case "parts" -> each(json, () -> part(json, parts));
                default -> json.skipChildren();
            }
        }
        long times = quantity;
        if (parts.isEmpty()) {
            add(given(named), times);
        } else {
            parts.forEach((part, each) -> add(part, Math.multiplyExact(times, each)));
        }
    }

    private static void part(JsonParser json, Map<String, Long> parts) {
        String named = null;
        long quantity = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "sku" -> named = sku(json);
                case "quantity" -> quantity = positive(json);
                default -> json.skipChildren();
            }
        }
        parts.merge(given(named), quantity, Math::addExact);
    }

    private void add(String named, long more) {
        if (more > Change.UNITS_MAX) {
            throw new IllegalArgumentException("more than can be");
        }
        units.merge(named, more, Math::addExact);
    }

    private interface Element {
        void read();
    }

    /** Of a list of objects. */
    private static void each(JsonParser json, Element element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("must be a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("must be a list of objects");
            }
            element.read();
        }
    }

    private static long positive(JsonParser json) {
        long value = bounded(json);
        if (value < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        return value;
    }

    private static long bounded(JsonParser json) {
        long value = json.getLongValue();
        if (Math.abs(value) > Change.UNITS_MAX) {
            throw new IllegalArgumentException("more than can be");
        }
        return value;
    }

    private static String sku(JsonParser json) {
        var text = json.getString();
        if (text.isEmpty() || text.length() > SKU_CHARS_MAX || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no SKU");
        }
        return text;
    }
}
