package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.CatalogPage;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.checkout.IdempotencyKey;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.Refusal;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.cache.checkout.Till;
import dev.flightcase.catalogfolder.Money;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import dev.flightcase.daemon.preflight.OrderPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sells one unit of the first product, for practice: a training order takes the same way to the disk as a sale, and touches
 * neither stock nor totals. The ledger is asked for the price first, by an order without a tender.
 */
public final class TrainingOrderPath implements OrderPath {
    private static final String IMPORT = "Import a catalog: flightcase import DIR.";
    private static final String AGAIN = "Run this again; if it comes back, restart the node.";

    private final Ledger ledger;
    private final CatalogStore catalog;
    private final Till till;
    private final Supplier<UUID> ids;
    private final LongSupplier ticks;

    /**
     * @param till who the order is by
     * @param ids never twice the same
     * @param ticks monotonic nanoseconds
     */
    public TrainingOrderPath(Ledger ledger, CatalogStore catalog, Till till, Supplier<UUID> ids, LongSupplier ticks) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.till = till;
        this.ids = ids;
        this.ticks = ticks;
    }

    @Override
    public Trial tryOne() throws InterruptedException {
        var sold = sellOne(amount -> new Tender.Cash(amount, null));
        return sold.isPresent() ? trial(sold.get().answer(), sold.get().took()) : nothingToSell();
    }

    static NotTried nothingToSell() {
        return new NotTried("There is nothing to sell yet, so a sale was not tried.", IMPORT);
    }

    /** What the ledger said, and how long that took. */
    record Sold(Outcome<OrderView> answer, Duration took) {}

    /** Empty when there is nothing to sell. */
    Optional<Sold> sellOne(Function<Money, Tender> pay) throws InterruptedException {
        var products = new ArrayList<Listed>();
        if (catalog.page(null, 1, null) instanceof CatalogPage.Found found) {
            ListedProducts.read(found.json(), products::add);
        }
        if (products.isEmpty()) {
            return Optional.empty();
        }
        var sku = products.getFirst().sku();
        long began = ticks.getAsLong();
        var answer = order(sku, List.of());
        if (answer instanceof Outcome.Refused<OrderView>(var refusal)
                && refusal instanceof Refusal.TenderMismatch mismatch) {
            began = ticks.getAsLong();
            answer = order(sku, List.of(pay.apply(mismatch.expected())));
        }
        return Optional.of(new Sold(answer, Duration.ofNanos(ticks.getAsLong() - began)));
    }

    private Outcome<OrderView> order(String sku, List<Tender> tenders) throws InterruptedException {
        var request = new OrderRequest(List.of(new OrderLine(sku, 1)), tenders, null, "Preflight", null, null, true);
        try {
            return ledger.order(till, new IdempotencyKey("preflight-" + ids.get()), request)
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the ledger failed", e.getCause());
        }
    }

    static Trial trial(Outcome<OrderView> answer, Duration took) {
        return switch (answer) {
            case Outcome.Done<OrderView> _ -> new Stored(took);
            case Outcome.Refused<OrderView>(var refusal) -> refused(refusal);
            case Outcome.Busy<OrderView> _ -> new Refused("The node has too many sales to take another one.", AGAIN);
            case Outcome.NotDurable<OrderView> failed -> notDurable(failed.cause());
            case Outcome.KeyConflict<OrderView> _ ->
                throw new IllegalStateException("a key of preflight was used before");
        };
    }

    private static Trial refused(Refusal refusal) {
        return refusal instanceof Refusal.NoEvent || refusal instanceof Refusal.EventClosed
                ? new NotTried("A sale was not tried. " + refusal.says(), "Open the stall or set up the next event.")
                : new Refused("A training order was refused. " + refusal.says(), AGAIN);
    }

    private static Trial notDurable(StoreException.Kind cause) {
        return cause == StoreException.Kind.DISK_FULL
                ? new Refused(
                        "A training order could not be stored: the disk is full.",
                        "Remove what is not needed, or use a larger card.")
                : new Refused(
                        "A training order could not be stored: the disk takes no writes.",
                        "Restart the node and run this again; if it comes back, replace the card.");
    }
}
