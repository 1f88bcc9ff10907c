package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedEntryReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sold best at the last event that sold anything, by the end of the journal. Orders that were taken back count: they were wanted. */
public final class BestSellers {
    private final JournalReads journal;
    private final long entriesMax;

    /** @param entriesMax of the journal that are looked at, the last ones */
    public BestSellers(JournalReads journal, long entriesMax) {
        this.journal = journal;
        this.entriesMax = entriesMax;
    }

    /** SKUs, that of which most units were sold first. Blocks on the disk; throws {@link dev.flightcase.cache.StoreException}. */
    public List<String> last(int most) {
        var counting = new Counting();
        long last = journal.last();
        journal.forward(Math.max(0, last - entriesMax), (sequence, entry) -> {
            if (entry.kind() == EntryKind.ORDER && RecordedEntryReader.read(entry) instanceof RecordedEntry.Sale sale) {
                counting.count(sale);
            }
            return sequence < last;
        });
        return counting.units.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static final class Counting {
        private final Map<String, Long> units = new HashMap<>();
        private @Nullable UUID event;

        private void count(RecordedEntry.Sale sale) {
            if (!sale.event().equals(event)) {
                event = sale.event();
                units.clear();
            }
            sale.order().lines().forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
        }
    }
}
