package dev.flightcase.daemon;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditText;
import dev.flightcase.cache.audit.AuditedStore;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.books.RecordTimes;
import dev.flightcase.cache.books.TotalsJson;
import dev.flightcase.cache.catalog.CatalogEvents;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportScope;
import dev.flightcase.cache.mirror.Mirror;
import dev.flightcase.cache.mirror.MirrorConfig;
import dev.flightcase.cache.mirror.MirrorStatus;
import dev.flightcase.cache.mirror.MountedMedium;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is made of the journal: totals, exports, the audit and the mirror. Threads of their own: they may take seconds. */
final class Accounts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);
    /** One audit, and totals beside it. */
    private static final int READERS = 2;

    private static final int READERS_QUEUE_MAX = 16;
    private final JournalReads journal;
    private final BooksConfig booksConfig;
    private final RecordTimes times;
    private final Books books;
    private final TotalsJson totals;
    private final Audit audit;
    private final @Nullable Mirror mirror;
    private final WorkerPool readers = new WorkerPool("books", READERS, READERS_QUEUE_MAX);
    private final WorkerPool writer = new WorkerPool("export", 1, 1);

    /** The ledger has started. */
    Accounts(NodeConfig config, Stores stores, AccessControl access, String nodeId) {
        var accounts = config.accounts();
        journal = stores.ledger().reads().journalReads();
        booksConfig = accounts.totals();
        times = new RecordTimes(ZoneId.systemDefault(), stores.clock());
        books = new Books(journal, times.zone(), booksConfig, stores.clock());
        totals = new TotalsJson(new JsonText(), journal, booksConfig);
        audit = new Audit(
                journal::snapshot,
                List.of(
                        new AuditedStore("catalog", stores.catalog()::snapshot),
                        new AuditedStore("devices", access.devices()::snapshot)),
                accounts.audit(),
                System::nanoTime);
        mirror = accounts.mirror() == null ? null : mirror(accounts.mirror(), config, stores.catalog(), nodeId);
    }

    private Mirror mirror(MirrorConfig mirrored, NodeConfig config, CatalogStore catalog, String nodeId) {
        return new Mirror(
                journal,
                new KnownEvents(catalog),
                new MountedMedium(mirrored.folder(), config.stall().data()),
                nodeId,
                mirrored,
                System::nanoTime);
    }

    void start() {
        if (mirror != null) {
            mirror.start();
        }
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

    /** Empty when there is no mirror. */
    Optional<Supplier<MirrorStatus>> mirrorStatus() {
        return Optional.ofNullable(mirror).map(known -> known::status);
    }

    /** @param event null for all */
    private Export export(@Nullable UUID event) {
        return new Export(
                journal, new ExportScope(event, times, InstantSource.system().instant()));
    }

    @Override
    public void close() {
        try (readers;
                writer) {
            if (mirror != null) {
                mirror.close();
            }
        }
    }

    /** The catalog's events; the last ones known while it can not be read: the mirror is not to wait for it. */
    private static final class KnownEvents implements Supplier<Map<String, UUID>> {
        private final CatalogStore catalog;
        private Map<String, UUID> last = Map.of();

        private KnownEvents(CatalogStore catalog) {
            this.catalog = catalog;
        }

        @Override
        public Map<String, UUID> get() {
            try (var now = catalog.snapshot()) {
                last = CatalogEvents.of(now);
            } catch (StoreException e) {
                log.atDebug().setCause(e).addKeyValue("kind", e.kind()).log("the catalog's events can not be read");
            }
            return last;
        }
    }
}
