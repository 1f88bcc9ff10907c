package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.catalogfolder.Money;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the record of an entry back, whatever its kind; members that it does not know it skips. */
public final class RecordedEntryReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final StampReader stamp = new StampReader();
    private final List<RecordedEntry.Granted.Units> units = new ArrayList<>();
    private @Nullable UUID event;
    private @Nullable UUID order;
    private @Nullable Money money;
    private @Nullable String sku;
    private @Nullable String word;
    private @Nullable String reason;
    private @Nullable String helper;
    private long quantity;
    private long granted;
    private long withdrawn;
    private boolean training;
    private boolean allotted;

    private RecordedEntryReader() {}

    /** @throws StoreException of kind {@code CORRUPTED} when it is no record of its kind */
    public static RecordedEntry read(JournalEntry entry) {
        if (entry.kind().isOrder()) {
            var order = OrderRecordReader.read(entry.record());
            return new RecordedEntry.Sale(order.stamp(), order);
        }
        try (var json =
                JSON.createParser(ObjectReadContext.empty(), entry.record().toArray())) {
            var reader = new RecordedEntryReader();
            json.nextToken();
            RecordJson.members(json, reader::member);
            return reader.entry(entry.kind());
        } catch (JacksonException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    Kind.CORRUPTED,
                    "a record of the journal is no " + entry.kind().wire(),
                    e);
        }
    }

    private void member(String name, JsonParser json) {
        switch (name) {
            case "event" -> event = UUID.fromString(json.getString());
            case "order" -> order = UUID.fromString(json.getString());
            case "total", "counted", "price" -> money = RecordJson.money(json);
            case "sku" -> sku = json.getString();
            case "adjustment", "life", "occasion", "pickup", "by" -> word = json.getString();
            case "reason" -> reason = json.getString();
            case "helper" -> helper = json.getString();
            case "quantity" -> quantity = json.getLongValue();
            case "granted_change" -> granted = json.getLongValue();
            case "withdrawn_change" -> withdrawn = json.getLongValue();
            case "training" -> training = json.getBooleanValue();
            case "allotments" -> allotted = true;
            case "grants" -> RecordJson.each(json, () -> units.add(units(json)));
            default -> stamp.member(name, json);
        }
    }

    private RecordedEntry entry(EntryKind kind) {
        var by = stamp.stamp();
        var at = Objects.requireNonNull(event);
        return switch (kind) {
            case ORDER, TRAINING_ORDER -> throw new IllegalArgumentException("an order has a reader of its own");
            case VOID ->
                new RecordedEntry.Voided(
                        by,
                        at,
                        Objects.requireNonNull(order),
                        training,
                        Objects.requireNonNull(money),
                        Objects.requireNonNull(reason),
                        helper);
            case ADJUSTMENT ->
                new RecordedEntry.Adjusted(
                        by,
                        at,
                        Objects.requireNonNull(sku),
                        new RecordedEntry.Adjusted.Change(Objects.requireNonNull(word), quantity, granted, withdrawn),
                        Objects.requireNonNull(reason),
                        helper);
            case GRANTS -> new RecordedEntry.Granted(by, at, allotted, units);
            case EVENT -> new RecordedEntry.LifeChanged(by, at, EventLife.valueOf(constant(word)));
            case CASH_COUNT ->
                new RecordedEntry.CashCounted(
                        by, at, CashCount.Occasion.valueOf(constant(word)), Objects.requireNonNull(money), helper);
            case HAND_OVER ->
                new RecordedEntry.HandedOver(by, at, Objects.requireNonNull(order), Objects.requireNonNull(word));
            case PRODUCT_EDIT ->
                new RecordedEntry.ProductEdited(
                        by, at, Objects.requireNonNull(sku), money, Objects.requireNonNull(word));
        };
    }

    /** The name of an enum's constant, from how it is written in records. */
    private static String constant(@Nullable String wire) {
        return Objects.requireNonNull(wire).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static RecordedEntry.Granted.Units units(JsonParser json) {
        var read = new Object() {
            private String sku = "";
            private long brought;
            private long granted;
        };
        RecordJson.members(json, (name, value) -> {
            switch (name) {
                case "sku" -> read.sku = value.getString();
                case "brought" -> read.brought = value.getLongValue();
                case "granted" -> read.granted = value.getLongValue();
                default -> value.skipChildren();
            }
        });
        return new RecordedEntry.Granted.Units(read.sku, read.brought, read.granted);
    }
}
