package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what lists show from a record, and checks on the way that it is one JSON object in UTF-8. */
final class RecordReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int TEXT_LENGTH_MAX = 64;
    /** 1970 to 9999: what a database column takes. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private @Nullable String event;
    private @Nullable Long amount;
    private @Nullable String currency;
    private @Nullable Long takenAtMillis;

    private RecordReader() {}

    /** Empty when the record is not one JSON object. */
    static Optional<Facts> read(ByteString record) {
        if (!record.isValidUtf8()) {
            return Optional.empty();
        }
        var reader = new RecordReader();
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), record.newInput())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            reader.object(json);
            return json.nextToken() == null ? Optional.of(reader.facts()) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Facts facts() {
        return new Facts(event, amount, currency, takenAtMillis);
    }

    private void object(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            switch (name) {
                case "event" -> event = text(json, value);
                case "at" -> takenAtMillis = millis(text(json, value));
                case "total" -> {
                    if (value == JsonToken.START_OBJECT) {
                        total(json);
                    } else {
                        json.skipChildren();
                    }
                }
                default -> json.skipChildren();
            }
        }
    }

    private void total(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            switch (name) {
                case "amount" -> amount = whole(json, value);
                case "currency" -> currency = text(json, value);
                default -> json.skipChildren();
            }
        }
    }

    private static @Nullable Long whole(JsonParser json, @Nullable JsonToken value) {
        boolean fits = value == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        json.skipChildren();
        return fits ? Long.valueOf(json.getLongValue()) : null;
    }

    private static @Nullable String text(JsonParser json, @Nullable JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return null;
        }
        var text = json.getString();
        boolean plain = text.length() <= TEXT_LENGTH_MAX && text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain ? text : null;
    }

    private static @Nullable Long millis(@Nullable String time) {
        if (time == null) {
            return null;
        }
        try {
            var instant = Instant.parse(time);
            boolean stored = !instant.isBefore(Instant.EPOCH) && instant.isBefore(LATEST);
            return stored ? Long.valueOf(instant.toEpochMilli()) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
