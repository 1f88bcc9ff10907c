package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.catalogfolder.EventDetails;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who sells at an event, as its receipts say: the {@code seller} of its {@code event.toml}, else the {@code organizer}, else
 * the stall's own name.
 */
public final class SellerName implements Function<UUID, String> {
    private final CatalogStore catalog;
    private final Supplier<String> stall;

    public SellerName(CatalogStore catalog, Supplier<String> stall) {
        this.catalog = catalog;
        this.stall = stall;
    }

    @Override
    public String apply(UUID event) {
        return catalog.details(event).map(this::of).orElseGet(stall);
    }

    private String of(EventDetails event) {
        if (!event.seller().equals(event.name())) {
            return event.seller();
        }
        return event.organizer().equals(event.seller()) ? stall.get() : event.organizer();
    }
}
