package dev.flightcase.cache.books;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.RecordStamp;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedEntryReader;
import dev.flightcase.cache.checkout.RecordedOrder;
import dev.flightcase.catalogfolder.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The days that were read so far, entry by entry, in the order of the journal. Not thread-safe. */
final class DayBooks {
    private static final String CASH = "cash";

    private final JournalReads journal;
    private final RecordTimes times;
    private final BooksConfig config;
    private final Predicate<UUID> counts;
    private final UnaryOperator<LocalDate> sheet;
    private final SequencedMap<Bucket.Key, Bucket> days = new LinkedHashMap<>();
    private final Map<UUID, CashBox> boxes = new HashMap<>();
    private final Set<UUID> forgotten = new HashSet<>();
    private long read;

    /**
     * @param counts events that are counted; the others are skipped
     * @param sheet the day under which a day is kept: itself, or one for many
     */
    DayBooks(
            JournalReads journal,
            RecordTimes times,
            BooksConfig config,
            Predicate<UUID> counts,
            UnaryOperator<LocalDate> sheet) {
        this.journal = journal;
        this.times = times;
        this.config = config;
        this.counts = counts;
        this.sheet = sheet;
    }

    /** Of the last entry that was counted. */
    long read() {
        return read;
    }

    /** Whether a day of it was dropped because there were too many. */
    boolean forgot(UUID event) {
        return forgotten.contains(event);
    }

    SequencedMap<Bucket.Key, Bucket> days() {
        return days;
    }

    CashBox cash(UUID event) {
        return boxes.getOrDefault(event, CashBox.empty());
    }

    /** Goes on from where it stands. Blocks. */
    void readTo(long last) {
        journal.forward(read, (sequence, entry) -> {
            if (sequence > last) {
                return false;
            }
            if (matters(entry.kind())) {
                count(RecordedEntryReader.read(entry));
            }
            read = sequence;
            return true;
        });
    }

    private static boolean matters(EntryKind kind) {
        return switch (kind) {
            case ORDER, TRAINING_ORDER, VOID, CASH_COUNT -> true;
            case ADJUSTMENT, GRANTS, EVENT, HAND_OVER, PRODUCT_EDIT -> false;
        };
    }

    private void count(RecordedEntry entry) {
        if (!counts.test(entry.event())) {
            return;
        }
        switch (entry) {
            case RecordedEntry.Sale sale -> sold(bucket(entry), sale);
            case RecordedEntry.Voided voided -> voided(bucket(entry), voided);
            case RecordedEntry.CashCounted counted -> box(bucket(entry), entry.event(), box -> box.counted(counted));
            case RecordedEntry.Adjusted _,
                    RecordedEntry.Granted _,
                    RecordedEntry.LifeChanged _,
                    RecordedEntry.ProductEdited _,
                    RecordedEntry.HandedOver _ -> {}
        }
    }

    private Bucket bucket(RecordedEntry entry) {
        var event = entry.event();
        var day = times.day(entry.stamp());
        var key = new Bucket.Key(event, sheet.apply(day));
        var known = days.get(key);
        if (known != null) {
            return known;
        }
        if (days.size() == config.daysMax()) {
            forgotten.add(days.pollFirstEntry().getKey().event());
        }
        var bucket = new Bucket(config, cash(event));
        days.put(key, bucket);
        return bucket;
    }

    private void sold(Bucket bucket, RecordedEntry.Sale sale) {
        var order = sale.order();
        var tally = bucket.in(order.total().currency());
        tally.sell(order);
        noteTime(tally, sale.stamp());
        if (!order.training()) {
            box(bucket, order.event(), box -> box.take(cash(order)));
        }
    }

    private void voided(Bucket bucket, RecordedEntry.Voided voided) {
        var order = journal.find(voided.order())
                .filter(entry -> entry.kind().isOrder())
                .map(entry -> OrderRecordReader.read(entry.record()))
                .orElseThrow(() -> new StoreException(
                        Kind.CORRUPTED, "order " + voided.order() + " was voided but is not in the journal", null));
        var tally = bucket.in(order.total().currency());
        tally.takeBack(order);
        noteTime(tally, voided.stamp());
        if (!order.training()) {
            box(bucket, order.event(), box -> box.giveBack(cash(order)));
        }
    }

    private void box(Bucket bucket, UUID event, UnaryOperator<CashBox> change) {
        var box = change.apply(cash(event));
        boxes.put(event, box);
        bucket.cash(box);
    }

    private static Money cash(RecordedOrder order) {
        var minor = order.tenders().stream()
                .filter(tender -> tender.kind().equals(CASH))
                .mapToLong(RecordedOrder.Paid::amountMinor)
                .sum();
        return new Money(minor, order.total().currency());
    }

    private void noteTime(Tally tally, RecordStamp stamp) {
        if (times.isUnsure(stamp)) {
            tally.timeUnsure();
        }
    }
}
