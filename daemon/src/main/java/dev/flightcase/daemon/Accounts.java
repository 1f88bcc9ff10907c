package dev.flightcase.daemon;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditText;
import dev.flightcase.cache.audit.AuditedStore;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.books.TotalsJson;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportScope;
import dev.flightcase.daemon.api.Access;
import dev.flightcase.daemon.api.AccountsRoutes;
import dev.flightcase.daemon.api.ExportRoute;
import dev.flightcase.daemon.command.AuditVerb;
import dev.flightcase.daemon.command.ControlVerb;
import dev.flightcase.daemon.command.ExportVerb;
import dev.flightcase.daemon.command.TotalsVerb;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is made of the journal: totals, exports and the audit. Threads of their own: they may take seconds. */
final class Accounts implements AutoCloseable {
    /** One audit, and totals beside it. */
    private static final int READERS = 2;

    private static final int READERS_QUEUE_MAX = 16;
    private final JournalReads journal;
    private final BooksConfig booksConfig;
    private final Books books;
    private final TotalsJson totals;
    private final Audit audit;
    private final WorkerPool readers = new WorkerPool("books", READERS, READERS_QUEUE_MAX);
    private final WorkerPool writer = new WorkerPool("export", 1, 1);

    /** The ledger has started. */
    Accounts(NodeConfig config, Stores stores, AccessControl access) {
        var accounts = config.accounts();
        journal = stores.ledger().reads().journalReads();
        booksConfig = accounts.totals();
        books = new Books(journal, ZoneId.systemDefault(), booksConfig);
        totals = new TotalsJson(new JsonText(), journal, booksConfig);
        audit = new Audit(
                journal::snapshot,
                List.of(
                        new AuditedStore("catalog", stores.catalog()::snapshot),
                        new AuditedStore("devices", access.devices()::snapshot)),
                accounts.audit(),
                System::nanoTime);
    }

    void addTo(Router.Builder routes, Access guard) {
        new AccountsRoutes(books, totals, audit, new AuditText(new JsonText()), guard, readers).addTo(routes);
        new ExportRoute(this::export, guard, writer).addTo(routes);
    }

    Map<String, ControlVerb> verbs() {
        return Map.of(
                AuditVerb.NAME, new AuditVerb(audit),
                ExportVerb.NAME, new ExportVerb(this::export),
                TotalsVerb.NAME, new TotalsVerb(books, journal, booksConfig));
    }

    /** @param event null for all */
    private Export export(@Nullable UUID event) {
        return new Export(
                journal,
                new ExportScope(
                        event, ZoneId.systemDefault(), InstantSource.system().instant()));
    }

    @Override
    public void close() {
        try (readers) {
            writer.close();
        }
    }
}
