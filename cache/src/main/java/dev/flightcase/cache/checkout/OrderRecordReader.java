package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads back what {@link OrderRecord} wrote, member by member; what it does not know it skips. Thread-safe. */
public final class OrderRecordReader {
    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable UUID event;
    private @Nullable Money total;
    private @Nullable Instant heldAt;
    private @Nullable String helper;
    private @Nullable String device;
    private @Nullable String pickup;
    private @Nullable UUID hold;
    private @Nullable String priceList;
    private boolean training;
    private boolean taxInclusive;
    private final StampReader stamp = new StampReader();
    private final List<RecordedOrder.Tax> taxes = new ArrayList<>();
    private final List<RecordedOrder.Line> lines = new ArrayList<>();
    private final List<RecordedOrder.Paid> tenders = new ArrayList<>();

    private OrderRecordReader() {}

    /** @throws StoreException of kind {@code CORRUPTED} when it is no order's record */
    public static RecordedOrder read(Bytes record) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), record.toArray())) {
            var reader = new OrderRecordReader();
            json.nextToken();
            RecordJson.members(json, reader::member);
            return reader.order();
        } catch (JacksonException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new StoreException(Kind.CORRUPTED, "a record of the journal is no order", e);
        }
    }

    private RecordedOrder order() {
        var by = stamp.stamp();
        return new RecordedOrder(
                by.id(),
                by.number(),
                Objects.requireNonNull(event),
                training,
                Objects.requireNonNull(total),
                lines,
                tenders,
                helper,
                device,
                pickup,
                heldAt,
                by.at(),
                new RecordedOrder.Terms(taxInclusive, taxes, priceList),
                hold,
                by);
    }

    private void member(String name, JsonParser json) {
        switch (name) {
            case "event" -> event = UUID.fromString(json.getString());
            case "training" -> training = json.getBooleanValue();
            case "total" -> total = RecordJson.money(json);
            case "lines" -> RecordJson.each(json, () -> lines.add(line(json)));
            case "tenders" -> RecordJson.each(json, () -> tenders.add(tender(json)));
            case "helper" -> helper = json.getString();
            case "device" -> device = json.getString();
            case "held_at" -> heldAt = Instant.parse(json.getString());
            case "hold" -> hold = UUID.fromString(json.getString());
            case "price_list" -> priceList = json.getString();
            case "prices" -> taxInclusive = json.getString().equals("tax-inclusive");
            case "tax" -> RecordJson.each(json, () -> taxes.add(tax(json)));
            case "pickup" ->
                RecordJson.members(json, (key, value) -> {
                    if (key.equals("id")) {
                        pickup = value.getString();
                    }
                });
            default -> stamp.member(name, json);
        }
    }

    private static RecordedOrder.Line line(JsonParser json) {
        var line = new Object() {
            private String sku = "";
            private String name = "";
            private String tax = "";
            private long quantity;
            private long unit;
            private long discount;
            private long total;
            private @Nullable String discountReason;
            private SaleWindow window = SaleWindow.ALWAYS;
            private final List<RecordedOrder.Part> parts = new ArrayList<>();
        };
        RecordJson.members(json, (name, value) -> {
            switch (name) {
                case "sku" -> line.sku = value.getString();
                case "name" -> line.name = value.getString();
                case "tax" -> line.tax = value.getString();
                case "quantity" -> line.quantity = value.getLongValue();
                case "unit" -> line.unit = RecordJson.money(value).minor();
                case "discount" ->
                    RecordJson.members(value, (part, given) -> {
                        switch (part) {
                            case "amount" -> line.discount = given.getLongValue();
                            case "reason" -> line.discountReason = given.getString();
                            default -> given.skipChildren();
                        }
                    });
                case "window" -> line.window = window(value);
                case "total" -> line.total = RecordJson.money(value).minor();
                case "parts" -> RecordJson.each(value, () -> line.parts.add(part(value)));
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Line(
                line.sku,
                line.name,
                line.quantity,
                line.discount,
                line.total,
                line.tax,
                line.parts,
                line.unit,
                line.discountReason,
                line.window);
    }

    private static SaleWindow window(JsonParser json) {
        var bounds = new HashMap<String, Instant>();
        RecordJson.members(json, (name, value) -> bounds.put(name, Instant.parse(value.getString())));
        return new SaleWindow(bounds.get("opens"), bounds.get("closes"));
    }

    private static RecordedOrder.Tax tax(JsonParser json) {
        var tax = new Object() {
            private String rate = "";
            private long net;
            private long tax;
        };
        RecordJson.members(json, (name, value) -> {
            switch (name) {
                case "rate" -> tax.rate = value.getString();
                case "net" -> tax.net = RecordJson.money(value).minor();
                case "tax" -> tax.tax = RecordJson.money(value).minor();
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Tax(tax.rate, tax.net, tax.tax);
    }

    private static RecordedOrder.Part part(JsonParser json) {
        var part = new Object() {
            private String sku = "";
            private long quantity;
        };
        RecordJson.members(json, (name, value) -> {
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
            private @Nullable Long given;
            private @Nullable String reference;
            private @Nullable String provider;
        };
        RecordJson.members(json, (name, value) -> {
            switch (name) {
                case "kind" -> tender.kind = value.getString();
                case "amount" -> tender.amount = RecordJson.money(value).minor();
                case "given" -> tender.given = RecordJson.money(value).minor();
                case "reference" -> tender.reference = value.getString();
                case "provider" -> tender.provider = value.getString();
                default -> value.skipChildren();
            }
        });
        return new RecordedOrder.Paid(tender.kind, tender.amount, tender.reference, tender.given, tender.provider);
    }
}
