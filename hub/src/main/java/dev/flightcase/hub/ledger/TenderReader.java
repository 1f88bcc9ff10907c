package dev.flightcase.hub.ledger;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads from a record, which is known to be JSON, what payments need of it. */
public final class TenderReader {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String TOKEN = "payment-token";
    private static final int CURRENCY_LENGTH = 3;

    private TenderReader() {}

    /**
     * One part of an order's payment.
     *
     * @param kind null where it says none
     * @param minor in minor units
     */
    private record Tender(
            @Nullable String kind,
            @Nullable Long minor,
            @Nullable String currency) {}

    /** In minor units, and ISO 4217. */
    public record Money(long minor, String currency) {}

    /** What the order says is to be paid by that token; empty when it says no such thing. */
    public static Optional<Money> amount(ByteString record, int tender) {
        List<Tender> tenders = new ArrayList<>();
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), record.newInput())) {
            if (enter(json, "tenders", JsonToken.START_ARRAY)) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    tenders.add(tender(json));
                }
            }
        } catch (JacksonException _) {
            return Optional.empty();
        }
        if (tender < 0 || tender >= tenders.size()) {
            return Optional.empty();
        }
        var found = tenders.get(tender);
        var minor = found.minor();
        var currency = found.currency();
        return TOKEN.equals(found.kind()) && minor != null && minor > 0 && currency != null
                ? Optional.of(new Money(minor, currency))
                : Optional.empty();
    }

    /** The order that a void takes back; empty when it names none. */
    public static Optional<UUID> voided(ByteString record) {
        try (var json = FACTORY.createParser(ObjectReadContext.empty(), record.newInput())) {
            return enter(json, "order", JsonToken.VALUE_STRING)
                    ? Optional.of(UUID.fromString(json.getString()))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Goes to that member of the record, if it has one of that form. */
    private static boolean enter(JsonParser json, String name, JsonToken form) {
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals(name);
            var value = json.nextToken();
            if (wanted) {
                return value == form;
            }
            json.skipChildren();
        }
        return false;
    }

    private static Tender tender(JsonParser json) {
        @Nullable String kind = null;
        @Nullable Long minor = null;
        @Nullable String currency = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (name.equals("kind") && value == JsonToken.VALUE_STRING) {
                kind = json.getString();
            } else if (name.equals("amount") && value == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var part = json.currentName();
                    var held = json.nextToken();
                    if (part.equals("amount") && isWhole(json, held)) {
                        minor = json.getLongValue();
                    } else if (part.equals("currency") && held == JsonToken.VALUE_STRING) {
                        var text = json.getString();
                        currency = text.length() == CURRENCY_LENGTH ? text : null;
                    } else {
                        json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        return new Tender(kind, minor, currency);
    }

    private static boolean isWhole(JsonParser json, @Nullable JsonToken value) {
        return value == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }
}
