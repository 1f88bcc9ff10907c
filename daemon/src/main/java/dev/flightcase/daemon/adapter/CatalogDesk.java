package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.catalog.EditOutcome;
import dev.flightcase.cache.catalog.EventSummary;
import dev.flightcase.cache.catalog.HubPriceOutcome;
import dev.flightcase.cache.catalog.HubPricing;
import dev.flightcase.cache.catalog.HubWord;
import dev.flightcase.cache.catalog.TermsChange;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.Till;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.daemon.updates.PriceChange;
import dev.flightcase.daemon.updates.Updates;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what the catalog sells on to the ledger, in the order in which it changed, and tells the phones. One at a time:
 * each waits for the catalog's and the ledger's fsync. Imports write their catalog outside of it and only hand it over here.
 */
public final class CatalogDesk {
    private static final Logger log = LoggerFactory.getLogger(CatalogDesk.class);
    private static final long UNKNOWN = -1;

    private final CatalogStore catalog;
    private final Ledger ledger;
    private final Updates updates;
    private final ReentrantLock turn = new ReentrantLock();
    /** Revision of the catalog that the ledger sells by, as far as is known here. Written in turn. */
    private volatile long sold = UNKNOWN;

    public CatalogDesk(CatalogStore catalog, Ledger ledger, Updates updates) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.updates = updates;
    }

    /**
     * What came of an edit.
     *
     * @param isSold false when the ledger could not take it up: it sells by the former terms until it can
     */
    public record Edit(EditOutcome outcome, boolean isSold) {}

    /** What came of asking for the next event. */
    public sealed interface Start {
        record Started(EventSummary event) implements Start {}

        record NoCatalog() implements Start {}

        /** The one that is served has to be closed first. */
        record StillOpen() implements Start {}

        /** The event before goes on. */
        record NotDurable() implements Start {}
    }

    /** Hands over the catalog that serves; empty when none does. Blocks until it is durable. */
    public Optional<AdoptOutcome> adopt() {
        turn.lock();
        try {
            return catalog.assortment().map(this::adopt);
        } finally {
            turn.unlock();
        }
    }

    /** As {@link #adopt}, once the ledger can write again after it could not take something up. */
    public void catchUp() {
        if (isBehind()) {
            var _ = adopt();
        }
    }

    public boolean isBehind() {
        return catalog.revision().orElse(UNKNOWN) != sold;
    }

    /** Blocks until it is durable. Throws {@link dev.flightcase.cache.StoreException} when the catalog's disk fails. */
    public Edit edit(Till by, String sku, Function<CatalogStore, EditOutcome> edit) {
        turn.lock();
        try {
            var outcome = edit.apply(catalog);
            return new Edit(
                    outcome,
                    switch (outcome) {
                        case EditOutcome.Done done -> takeUp(by, List.of(sku), done.assortment(), () -> tell(done));
                        case EditOutcome.Unchanged _ -> !isBehind() || adopted();
                        case EditOutcome.NoCatalog _,
                                EditOutcome.NotFound _,
                                EditOutcome.Stale _,
                                EditOutcome.Refused _,
                                EditOutcome.Exists _,
                                EditOutcome.OfTheFolder _,
                                EditOutcome.TooMany _,
                                EditOutcome.Busy _ -> true;
                    });
        } finally {
            turn.unlock();
        }
    }

    /** Of the hub's catalog that serves; empty when another does. Blocks on the disk. */
    public Optional<HubPricing.InForce> hubPrices() {
        return catalog.hub().inForce();
    }

    /** Puts in force what the hub says of prices, for everybody at once. Blocks and throws as {@link #edit} does. */
    public HubPriceOutcome price(HubWord said) {
        turn.lock();
        try {
            var outcome = catalog.hub().apply(said);
            if (outcome instanceof HubPriceOutcome.Priced priced
                    && !priced.changed().isEmpty()) {
                var _ = takeUp(
                        Till.HUB,
                        priced.changed().stream()
                                .map(changed -> changed.change().terms().sku())
                                .toList(),
                        priced.assortment(),
                        () -> tell(priced));
            }
            return outcome;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Begins the next event with the products, edits and units of the one that is served. Blocks for as long as an import
     * without pictures; throws as {@link #edit} does.
     *
     * @param start null when it is not known yet
     */
    public Start next(String name, @Nullable OffsetDateTime start) {
        turn.lock();
        try {
            var last = catalog.servingEvent();
            if (ledger.reads().event().life() == EventLife.OPEN) {
                return new Start.StillOpen();
            }
            var made = catalog.nextEvent(name, start, ledger.reads()::available);
            if (last.isEmpty() || made.isEmpty()) {
                return new Start.NoCatalog();
            }
            catalog.select(made.get().id());
            return switch (adopted(catalog.assortment())) {
                case AdoptOutcome.Adopted _ -> new Start.Started(made.get());
                case AdoptOutcome.OtherEventOpen _ -> back(last.get(), new Start.StillOpen());
                case AdoptOutcome.NotAdopted _ -> back(last.get(), new Start.NotDurable());
            };
        } finally {
            turn.unlock();
        }
    }

    private Start back(UUID last, Start why) {
        catalog.select(last);
        var _ = adopted(catalog.assortment());
        return why;
    }

    private boolean takeUp(Till by, List<String> skus, Assortment edited, Runnable tell) {
        // Whatever came between, such as an import, goes over whole; the edit itself is then only recorded.
        if (edited.revision() != sold + 1 && !adopted()) {
            return false;
        }
        if (!(ledger.takeUp(by, edited, skus.toArray(String[]::new)).join() instanceof Outcome.Done<?>) && !adopted()) {
            log.atError().addKeyValue("skus", skus).log("an edit is not sold yet: the ledger could not store it");
            return false;
        }
        sold = Math.max(sold, edited.revision());
        tell.run();
        return true;
    }

    private void tell(EditOutcome.Done done) {
        var items = done.assortment().items();
        if (done.change().removed()) {
            updates.imported(items);
            return;
        }
        updates.edited(List.of(told(done.change(), done.product().revision(), done.assortment())), items);
    }

    private void tell(HubPriceOutcome.Priced priced) {
        updates.edited(
                priced.changed().stream()
                        .map(changed -> told(changed.change(), changed.productRevision(), priced.assortment()))
                        .toList(),
                priced.assortment().items());
    }

    private static PriceChange told(TermsChange change, long productRevision, Assortment all) {
        var price = new Money(change.terms().price().minor(), all.currency());
        return new PriceChange(change.terms().sku(), productRevision, price);
    }

    private boolean adopted() {
        return adopted(catalog.assortment()) instanceof AdoptOutcome.Adopted;
    }

    private AdoptOutcome adopted(Optional<Assortment> assortment) {
        return adopt(assortment.orElseThrow(() -> new IllegalStateException("the catalog has gone")));
    }

    private AdoptOutcome adopt(Assortment assortment) {
        var outcome = ledger.adopt(assortment).join();
        sold = outcome instanceof AdoptOutcome.Adopted ? assortment.revision() : UNKNOWN;
        if (sold != UNKNOWN) {
            updates.imported(assortment.items());
        }
        return outcome;
    }
}
