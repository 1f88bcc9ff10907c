package dev.flightcase.cache.export;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.Mark;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.RecordedEntry;
import dev.flightcase.cache.checkout.RecordedEntryReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what the journal holds until the moment the export was made: each part sees the same entries, whatever is sold
 * meanwhile. Practice is in the JSON parts only, by its own name. Any thread; one part at a time.
 */
public final class Export {
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int ENTRIES_PER_LINE = 10_000;

    private final JournalReads journal;
    private final ExportScope scope;
    private final long last;

    public Export(JournalReads journal, ExportScope scope) {
        this.journal = journal;
        this.scope = scope;
        this.last = journal.last();
    }

    /** Of the last entry that is in it. */
    public long last() {
        return last;
    }

    /**
     * Writes one part, and flushes; does not close. Blocks on the journal and on the receiver.
     *
     * @param progress hears what it is at, a line at a time
     */
    public ExportSummary write(ExportPart part, OutputStream out, Consumer<String> progress) throws IOException {
        var mask = new CardMask();
        var buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        try {
            var rows =
                    switch (part) {
                        case ORDERS -> table(Tables.ORDERS, part, new Csv(buffered, mask), progress);
                        case PAYMENTS -> table(Tables.PAYMENTS, part, new Csv(buffered, mask), progress);
                        case TAXES -> table(Tables.TAXES, part, new Csv(buffered, mask), progress);
                        case STOCK -> stock(new Csv(buffered, mask));
                        case JOURNAL -> new ExportJson(this, mask, buffered, progress).lines(part);
                        case DOCUMENT -> new ExportJson(this, mask, buffered, progress).document(part);
                    };
            buffered.flush();
            return new ExportSummary(rows, mask.masked());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    ExportScope scope() {
        return scope;
    }

    JournalReads journal() {
        return journal;
    }

    /** Takes an entry that is in the export. */
    @FunctionalInterface
    interface Reader {
        void read(long sequence, JournalEntry entry) throws IOException;
    }

    void each(ExportPart part, Consumer<String> progress, Reader reader) {
        journal.forward(0, (sequence, entry) -> {
            if (sequence > last) {
                return false;
            }
            if (sequence % ENTRIES_PER_LINE == 0) {
                progress.accept(part.file() + ": " + sequence + " of " + last + " entries");
            }
            try {
                if (scope.event() == null
                        || RecordedEntryReader.read(entry).event().equals(scope.event())) {
                    reader.read(sequence, entry);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    private long table(Tables table, ExportPart part, Csv csv, Consumer<String> progress) throws IOException {
        table.head(csv);
        each(part, progress, (sequence, entry) -> {
            if (entry.kind() == EntryKind.ORDER) {
                table.rows(csv, sale(sequence, entry), scope.times());
            } else if (RecordedEntryReader.read(entry) instanceof RecordedEntry.Voided voided && !voided.training()) {
                table.rows(csv, takenBack(voided), scope.times());
            }
        });
        return csv.rows();
    }

    private Movement sale(long sequence, JournalEntry entry) {
        var order = OrderRecordReader.read(entry.record());
        var settlement = journal.settlement(sequence, entry).wire();
        return new Movement(
                order, order.stamp(), 1, isVoided(sequence) ? "voided" : "sold", settlement, null, order.helper());
    }

    /** By then: a void that came after the export was made is not in it. */
    private boolean isVoided(long sequence) {
        return journal.mark(sequence)
                .filter(Mark::isVoided)
                .filter(mark -> mark.voidedBy() <= last)
                .isPresent();
    }

    private Movement takenBack(RecordedEntry.Voided voided) {
        var order = journal.find(voided.order())
                .map(entry -> OrderRecordReader.read(entry.record()))
                .orElseThrow(() -> new StoreException(
                        Kind.CORRUPTED, "order " + voided.order() + " was voided but is not in the journal", null));
        return new Movement(order, voided.stamp(), -1, "voided", "", voided.reason(), voided.helper());
    }

    private long stock(Csv csv) throws IOException {
        csv.head(List.of("event", "sku", "brought", "adjusted", "held", "sold", "withdrawn", "available"));
        var event = scope.event() == null ? journal.event() : scope.event();
        journal.stock(event, (sku, stock) -> {
            csv.plain(event.toString()).text(sku).number(stock.brought()).number(stock.adjusted());
            csv.number(stock.held()).number(stock.confirmed()).number(stock.withdrawn());
            try {
                csv.number(stock.available()).end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
        return csv.rows();
    }
}
