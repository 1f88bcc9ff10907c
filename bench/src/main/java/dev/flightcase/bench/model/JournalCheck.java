package dev.flightcase.bench.model;

import dev.flightcase.bench.model.PlainStall.Place;
import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the journal through: sequence, numbers, chains, sums, and that the stock can be counted again from it alone. */
final class JournalCheck {
    private final PlainStall stall;
    private final MemoryDisk disk;
    private final List<JournalEntry> entries = new ArrayList<>();

    JournalCheck(PlainStall stall, MemoryDisk disk) {
        this.stall = stall;
        this.disk = disk;
    }

    /** I7: no gaps, each record hashed and linked to the one before in its chain; as many as there should be. */
    void verify(LedgerReads reads) {
        var journal = reads.journalReads();
        var numbers = new HashMap<String, Long>();
        var hashes = new HashMap<String, Bytes>();
        var many = new HashMap<EntryKind, Integer>();
        journal.forward(0, (sequence, entry) -> {
            var chain = chain(entry.kind());
            Mismatch.same("sequence", entries.size() + 1L, sequence);
            Mismatch.same("number in " + chain, numbers.merge(chain, 1L, Long::sum), entry.number());
            Mismatch.same("hash", Bytes.owning(Sha256.of(entry.record().toArray())), entry.hash());
            var previous = hashes.getOrDefault(chain, Bytes.owning(new byte[Sha256.BYTES]));
            var link = Base64.getUrlEncoder().withoutPadding().encodeToString(previous.toArray());
            Mismatch.require(
                    entry.record().text().endsWith(",\"previous\":\"" + link + "\"}"),
                    "the link before " + sequence + " is not " + link);
            hashes.put(chain, entry.hash());
            many.merge(entry.kind(), 1, Integer::sum);
            entries.add(entry);
            return true;
        });
        Mismatch.same("entries", stall.entries, many);
        Mismatch.same("the last entry", (long) entries.size(), journal.last());
    }

    private static String chain(EntryKind kind) {
        return switch (kind) {
            case ORDER -> "sales";
            case TRAINING_ORDER -> "training";
            case VOID, ADJUSTMENT, GRANTS, EVENT, CASH_COUNT, HAND_OVER, PRODUCT_EDIT -> "corrections";
        };
    }

    /** Every row of stock follows from the journal, but for what is held. */
    void replay() {
        var brought = new HashMap<Place, Long>();
        var adjusted = new HashMap<Place, Long>();
        var confirmed = new HashMap<Place, Long>();
        var withdrawn = new HashMap<Place, Long>();
        var orders = new HashMap<UUID, RecordedOrder>();
        for (var entry : entries) {
            var record = entry.record().text();
            switch (entry.kind()) {
                case ORDER -> {
                    var order = OrderRecordReader.read(entry.record());
                    orders.put(entry.id(), order);
                    Mismatch.same(
                            "paid for order " + order.number(), order.total().minor(), paid(order));
                    take(confirmed, order, 1);
                }
                case VOID -> {
                    var order = orders.get(UUID.fromString(Members.text(record, "order")));
                    if (order != null) {
                        take(confirmed, order, -1);
                    }
                }
                case GRANTS ->
                    Members.objects(record, "grants")
                            .forEach(grant -> brought.put(place(record, grant), Members.number(grant, "brought")));
                case ADJUSTMENT -> {
                    adjusted.merge(place(record, record), Members.number(record, "granted_change"), Long::sum);
                    withdrawn.merge(place(record, record), Members.number(record, "withdrawn_change"), Long::sum);
                }
                case TRAINING_ORDER, EVENT, CASH_COUNT, HAND_OVER, PRODUCT_EDIT -> {}
            }
        }
        var granted = new HashMap<>(brought);
        adjusted.forEach((place, units) -> granted.merge(place, units, Long::sum));
        var places = new LinkedHashSet<>(granted.keySet());
        places.addAll(confirmed.keySet());
        places.forEach(place -> row(place, granted, confirmed, withdrawn));
    }

    private void row(Place place, Map<Place, Long> granted, Map<Place, Long> confirmed, Map<Place, Long> withdrawn) {
        var row = StateCheck.row(disk, Edition.id(place.event()), place.sku());
        var held = place.event() == stall.event ? stall.held(place.sku()) : 0;
        var sold = confirmed.getOrDefault(place, 0L);
        var gone = withdrawn.getOrDefault(place, 0L);
        var all = Math.max(granted.getOrDefault(place, 0L), held + sold + gone);
        Mismatch.same(
                "counted from the journal, " + place,
                List.of(all, held, sold, gone),
                List.of(row.granted(), row.held(), row.confirmed(), row.withdrawn()));
    }

    private static Place place(String record, String part) {
        return new Place(AnswerText.event(UUID.fromString(Members.text(record, "event"))), Members.text(part, "sku"));
    }

    private static void take(Map<Place, Long> confirmed, RecordedOrder order, int sign) {
        var event = AnswerText.event(order.event());
        order.demand().forEach((sku, units) -> confirmed.merge(new Place(event, sku), sign * units, Long::sum));
        if (order.pickup() != null) {
            confirmed.merge(new Place(event, PlainStall.PICKUP + order.pickup()), (long) sign, Long::sum);
        }
    }

    private static long paid(RecordedOrder order) {
        return order.tenders().stream()
                .mapToLong(RecordedOrder.Paid::amountMinor)
                .sum();
    }
}
