package dev.flightcase.daemon;

import dev.flightcase.cache.books.BestSellers;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.HubPricing;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.FiscalSigner;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.LedgerCondition;
import dev.flightcase.cache.checkout.LedgerObserver;
import dev.flightcase.cache.checkout.LedgerPorts;
import dev.flightcase.cache.checkout.LedgerStore;
import dev.flightcase.cache.checkout.LedgerSurroundings;
import dev.flightcase.cache.checkout.PaymentTokens;
import dev.flightcase.cache.checkout.Settlement;
import dev.flightcase.cache.payment.PaymentTokenRules;
import dev.flightcase.cache.payment.TokenSeal;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.daemon.adapter.CatalogDesk;
import dev.flightcase.daemon.adapter.CatalogWarmShelf;
import dev.flightcase.daemon.adapter.LedgerStock;
import dev.flightcase.daemon.adapter.MachineBoot;
import dev.flightcase.daemon.api.EventEnd;
import dev.flightcase.daemon.api.EventName;
import dev.flightcase.daemon.clock.NodeClock;
import dev.flightcase.daemon.command.FolderImport;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.updates.Updates;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Catalog and ledger, and the one thing that passes between them: what is sold goes from the first to the second. */
final class Stores implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Stores.class);

    private static final Path HOST = Path.of("/");
    /** Less would be over before anyone could use it. */
    private static final Duration TOKEN_LIFE_MIN = Duration.ofMinutes(1);
    /** Where the till does not say: most providers give a day. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);

    /** Entries of the journal: a busy day, and well under a second to read. */
    private static final long SOLD_LOOKED_AT_MAX = 20_000;

    private final NodeClock clock;
    private final CatalogStore catalog;
    private final Ledger ledger;
    private final ExecutorService completions;
    private final Updates updates;
    private final CatalogDesk desk;
    private final CatalogWarmShelf warmShelf;

    /**
     * @param clock by which the ledger stamps what it writes
     * @param hasHub whether what is sold goes to a hub
     * @param seal for payment tokens; null when there is no key, so that none is taken
     */
    Stores(
            NodeConfig config,
            NodeClock clock,
            LedgerObserver observer,
            SecureRandom random,
            BooleanSupplier hasHub,
            @Nullable TokenSeal seal) {
        this.clock = clock;
        completions = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ledger-answer-", 0).factory());
        catalog = new CatalogStore(
                config.stall().catalogFolder(), config.stall().assetsFolder(), config.catalog(), clock, random);
        ledger = new Ledger(
                LedgerStore.at(config.stall().ledgerFolder(), config.ledger()),
                config.ledger(),
                new LedgerSurroundings(
                        clock,
                        clock.forLedger(),
                        random,
                        System::nanoTime,
                        MachineBoot.of(HOST),
                        completions,
                        observer),
                new LedgerPorts(
                        () -> hasHub.getAsBoolean() ? Settlement.QUEUED : Settlement.LOCAL,
                        seal == null
                                ? null
                                : new PaymentTokens(seal, new PaymentTokenRules(TOKEN_LIFE_MIN), TOKEN_LIFE),
                        FiscalSigner.none()));
        updates = new Updates(
                new LedgerStock(ledger.reads()),
                () -> catalog.revision().orElse(0),
                clock,
                config.api().updatesClientsMax());
        desk = new CatalogDesk(catalog, ledger, updates);
        warmShelf = new CatalogWarmShelf(
                catalog,
                () -> desk.hubPrices().map(HubPricing.InForce::warm).orElse(List.of()),
                most -> new BestSellers(ledger.reads().journalReads(), SOLD_LOOKED_AT_MAX).last(most),
                config.catalog().pages().productsMax());
        ledger.listen((revision, skus) -> {
            updates.stockChanged(revision, skus);
            if (desk.isBehind()) {
                completions.execute(desk::catchUp);
            }
        });
    }

    /** Opens both and hands the catalog that was there to the ledger; blocks on the disk. */
    void start() {
        catalog.start();
        ledger.start();
        var journal = ledger.reads().journalReads();
        clock.attach(journal.epoch(), journal::last);
        updates.start();
        desk.adopt().ifPresent(outcome -> {
            switch (outcome) {
                case AdoptOutcome.Adopted _ -> {}
                case AdoptOutcome.NotAdopted(var cause) ->
                    log.atError().addKeyValue("cause", cause).log("the ledger could not take over the catalog");
                case AdoptOutcome.OtherEventOpen(var event) ->
                    log.atError().addKeyValue("open", event).log("the catalog is of another event than the open one");
            }
        });
    }

    CatalogStore catalog() {
        return catalog;
    }

    Ledger ledger() {
        return ledger;
    }

    Optional<String> eventName() {
        return catalog.event(ledger.reads()::available).flatMap(EventName::of);
    }

    /** When the event ends, as its catalog says. */
    Optional<Instant> eventEnd() {
        return catalog.event(ledger.reads()::available).flatMap(EventEnd::of);
    }

    NodeClock clock() {
        return clock;
    }

    /** What sells first. */
    CatalogWarmShelf warmShelf() {
        return warmShelf;
    }

    /** Edits of the catalog, and what becomes of them. */
    CatalogDesk desk() {
        return desk;
    }

    /** What phones are told of both. */
    Updates updates() {
        return updates;
    }

    boolean canTakeOrders() {
        return ledger.condition() instanceof LedgerCondition.Ready;
    }

    FolderImport folderImport() {
        return new FolderImport(
                new FolderReader(FolderLimits.defaults()),
                catalog,
                () -> desk.adopt().orElseThrow(() -> new IllegalStateException("an import left no catalog")),
                ledger.reads()::event);
    }

    @Override
    public void close() {
        try (catalog;
                completions;
                updates) {
            ledger.close();
        }
    }
}
