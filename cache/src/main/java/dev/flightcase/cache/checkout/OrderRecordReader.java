package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.catalogfolder.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads back what {@link OrderRecord} wrote, member by member; what it does not know it skips. Thread-safe. */
public final class OrderRecordReader {
    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable UUID id;
    private @Nullable UUID event;
    private @Nullable Money total;
    private @Nullable Instant at;
    private @Nullable Instant heldAt;
    private @Nullable String helper;
    private @Nullable String device;
    private @Nullable String pickup;
    private long number;
    private boolean training;
    private final List<RecordedOrder.Line> lines = new ArrayList<>();
    private final List<RecordedOrder.Paid> tenders = new ArrayList<>();

    private OrderRecordReader() {}

    /** @throws StoreException of kind {@code CORRUPTED} when it is no order's record */
    public static RecordedOrder read(Bytes record) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), record.toArray())) {
            var reader = new OrderRecordReader();
            json.nextToken();
            members(json, reader::member);
            return reader.order();
        } catch (JacksonException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new StoreException(Kind.CORRUPTED, "a record of the journal is no order", e);
        }
    }

    private RecordedOrder order() {
        return new RecordedOrder(
                Objects.requireNonNull(id),
                number,
                Objects.requireNonNull(event),
                training,
                Objects.requireNonNull(total),
                lines,
                tenders,
                helper,
                device,
                pickup,
                heldAt,
                Objects.requireNonNull(at));
    }

    @FunctionalInterface
    private interface Member {
        /** The parser stands on the value; afterwards on its last token. */
        void read(String name, JsonParser json);
    }

    /** The parser stands on the start of an object; afterwards on its end. */
    private static void members(JsonParser json, Member member) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            member.read(name, json);
        }
    }

    private static void each(JsonParser json, Runnable element) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            element.run();
        }
    }

    private void member(String name, JsonParser json) {
        switch (name) {
            case "id" -> id = UUID.fromString(json.getString());
            case "number" -> number = json.getLongValue();
            case "event" -> event = UUID.fromString(json.getString());
            case "training" -> training = json.getBooleanValue();
            case "total" -> total = money(json);
            case "lines" -> each(json, () -> lines.add(line(json)));
            case "tenders" -> each(json, () -> tenders.add(tender(json)));
            case "helper" -> helper = json.getString();
            case "device" -> device = json.getString();
            case "held_at" -> heldAt = Instant.parse(json.getString());
            case "at" -> at = Instant.parse(json.getString());
            case "pickup" ->
                members(json, (key, value) -> {
                    if (key.equals("id")) {
                        pickup = value.getString();
                    }
                });
            default -> json.skipChildren();
        }
    }

    private static Money money(JsonParser json) {
        var amount = new long[1];
        var currency = new String[1];
        members(json, (name, value) -> {
            switch (name) {
                case "amount" -> amount[0] = value.getLongValue();
                case "currency" -> currency[0] = value.getString();
                default -> value.skipChildren();
            }
        });
        return new Money(amount[0], Currency.getInstance(currency[0]));
    }

    private static RecordedOrder.Line line(JsonParser json) {
        var line = new Object() {
            private String sku = "";
            private String name = "";
            private String tax = "";
            private long quantity;
            private long discount;
            private long total;
            private final List<RecordedOrder.Part> parts = new ArrayList<>();
        };
        members(json, (name, value) -> {
            switch (name) {
                case "sku" -> line.sku = value.getString();
                case "name" -> line.name = value.getString();
                case "tax" -> line.tax = value.getString();
                case "quantity" -> line.quantity = value.getLongValue();
                case "discount" -> line.discount = money(value).minor();
                case "total" -> line.total = money(value).minor();
                case "parts" -> each(value, () -> line.parts.add(part(value)));
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Line(
                line.sku, line.name, line.quantity, line.discount, line.total, line.tax, line.parts);
    }

    private static RecordedOrder.Part part(JsonParser json) {
        var part = new Object() {
            private String sku = "";
            private long quantity;
        };
        members(json, (name, value) -> {
            switch (name) {
                case "sku" -> part.sku = value.getString();
                case "quantity" -> part.quantity = value.getLongValue();
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Part(part.sku, part.quantity);
    }

    private static RecordedOrder.Paid tender(JsonParser json) {
        var tender = new Object() {
            private String kind = "";
            private long amount;
            private @Nullable String reference;
        };
        members(json, (name, value) -> {
            switch (name) {
                case "kind" -> tender.kind = value.getString();
                case "amount" -> tender.amount = money(value).minor();
                case "reference" -> tender.reference = value.getString();
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Paid(tender.kind, tender.amount, tender.reference);
    }
}
