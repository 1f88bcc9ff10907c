package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.CatalogPage;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.daemon.preflight.CatalogInventory;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The catalog store, walked page by page as a phone walks it: what is checked is what is served. */
public final class StoredCatalogInventory implements CatalogInventory {
    private final CatalogStore catalog;
    private final int pageProducts;

    /** @param pageProducts on a page, at most what the store gives */
    public StoredCatalogInventory(CatalogStore catalog, int pageProducts) {
        this.catalog = catalog;
        this.pageProducts = pageProducts;
    }

    @Override
    public Optional<Edition> edition() {
        var revision = catalog.revision();
        return revision.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edition(revision.getAsLong(), catalog.products()));
    }

    @Override
    public boolean each(Edition edition, Consumer<Listed> product) {
        @Nullable String cursor = null;
        do {
            switch (catalog.page(cursor, pageProducts, null)) {
                case CatalogPage.Found found
                when found.revision() == edition.revision() -> cursor = ListedProducts.read(found.json(), product);
                case CatalogPage.Found _, CatalogPage.CursorExpired _, CatalogPage.NoCatalog _ -> {
                    return false;
                }
                case CatalogPage.BadRequest wrong ->
                    throw new IllegalStateException(wrong.parameter() + " " + wrong.rule());
            }
        } while (cursor != null);
        return true;
    }

    @Override
    public boolean has(String sku) {
        return catalog.product(sku).isPresent();
    }

    @Override
    public Optional<Stored> picture(String sha256) {
        return catalog.asset(sha256).map(asset -> new Stored(asset.file(), asset.bytes()));
    }
}
