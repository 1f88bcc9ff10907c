package dev.flightcase.cache.books;

import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/** What was counted of one day of an event. Not thread-safe. */
final class Bucket {
    /** Of which day it is. */
    record Key(UUID event, LocalDate day) {}

    private final BooksConfig config;
    private final SequencedMap<Currency, Tally> tallies = new LinkedHashMap<>();
    private CashBox cash;

    /** @param cash as the day before left it */
    Bucket(BooksConfig config, CashBox cash) {
        this.config = config;
        this.cash = cash;
    }

    Tally in(Currency currency) {
        return tallies.computeIfAbsent(currency, _ -> new Tally(currency, config));
    }

    CashBox cash() {
        return cash;
    }

    void cash(CashBox now) {
        cash = now;
    }

    /** Adds a later day's. */
    void add(Bucket later) {
        later.tallies.forEach((currency, tally) -> {
            in(currency).add(tally);
            tallies.putLast(currency, in(currency));
        });
        cash = later.cash;
    }

    /** The currency that was used last comes first. */
    List<Totals.Sums> sums() {
        return tallies.values().stream().map(Tally::sums).toList().reversed();
    }
}
