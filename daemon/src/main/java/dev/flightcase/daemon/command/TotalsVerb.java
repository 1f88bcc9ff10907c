package dev.flightcase.daemon.command;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.books.TotalsJson;
import dev.flightcase.cache.checkout.JournalReads;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** {@code totals <event or -> <day or ->}: what was taken, what should be in the box, what is left. */
public final class TotalsVerb implements ControlVerb {
    public static final String NAME = "totals";
    static final String ANY = "-";

    private final Books books;
    private final JournalReads journal;
    private final BooksConfig config;

    public TotalsVerb(Books books, JournalReads journal, BooksConfig config) {
        this.books = books;
        this.journal = journal;
        this.config = config;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        var words = argument.split(" ", -1);
        if (words.length != 2) {
            return new CommandResult(ExitCode.USAGE, List.of("not counted: an event and a day are needed"));
        }
        try {
            var event = words[0].equals(ANY) ? null : UUID.fromString(words[0]);
            var day = words[1].equals(ANY) ? null : LocalDate.parse(words[1]);
            var totals = books.totals(event, day);
            var json = new TotalsJson(new JsonText(), journal, config).render(totals);
            return new CommandResult(ExitCode.OK, TotalsText.lines(totals, journal, config.unitsMax()), json.text());
        } catch (IllegalArgumentException | DateTimeException e) {
            return new CommandResult(ExitCode.USAGE, List.of("not counted: the event or the day makes no sense"));
        } catch (StoreException e) {
            return new CommandResult(
                    ExitCode.IO, List.of("not counted: the ledger can not be read now: " + e.getMessage()));
        }
    }
}
