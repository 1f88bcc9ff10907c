package dev.flightcase.cache.books;

import dev.flightcase.cache.checkout.JournalReads;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts the journal up, each entry once: the first time it is asked it reads all of it (some seconds for 100,000 orders on
 * a card), after that only what is new. Begins anew when the journal is another one. Of what does not fit into its bounds it
 * keeps nothing, and reads again when that is asked for. Any thread that may block; one at a time.
 */
public final class Books {
    private final JournalReads journal;
    private final ZoneId zone;
    private final BooksConfig config;
    private final Redating redating;
    private @Nullable DayBooks books;
    private long epoch;
    private long redated;

    /**
     * @param zone in which a day begins and ends
     * @param redating puts records into the day they were made on, once that is known
     */
    public Books(JournalReads journal, ZoneId zone, BooksConfig config, Redating redating) {
        this.journal = journal;
        this.zone = zone;
        this.config = config;
        this.redating = redating;
    }

    /**
     * Blocks on the disk; throws {@link dev.flightcase.cache.StoreException}.
     *
     * @param event null for the one that is served
     * @param day null for the whole event
     */
    public synchronized Totals totals(@Nullable UUID event, @Nullable LocalDate day) {
        var of = event == null ? journal.event() : event;
        var last = journal.last();
        var known = upToDate(last);
        if (!known.forgot(of)) {
            return totals(known, of, day);
        }
        var again = new DayBooks(journal, day(), config, of::equals, any -> any.equals(day) ? any : LocalDate.MIN);
        again.readTo(last);
        return totals(again, of, day);
    }

    private DayBooks upToDate(long last) {
        var now = journal.epoch();
        var dates = redating.revision();
        var known = books;
        if (known == null || now != epoch || dates != redated || known.read() > last) {
            known = new DayBooks(journal, day(), config, _ -> true, UnaryOperator.identity());
            books = known;
            epoch = now;
            redated = dates;
        }
        try {
            known.readTo(last);
        } catch (RuntimeException e) {
            // It may have counted half of an entry.
            books = null;
            throw e;
        }
        return known;
    }

    private RecordTimes day() {
        return new RecordTimes(zone, redating);
    }

    private Totals totals(DayBooks from, UUID event, @Nullable LocalDate day) {
        var sum = new Bucket(config, CashBox.empty());
        from.days().forEach((key, bucket) -> {
            if (key.event().equals(event) && (day == null || key.day().equals(day))) {
                sum.add(bucket);
            }
        });
        return new Totals(event, day, from.read(), sum.sums(), day == null ? from.cash(event) : sum.cash());
    }
}
