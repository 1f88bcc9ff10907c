package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import org.jspecify.annotations.Nullable;

/** What lies under the operator's edits of a product: the folder with the hub's prices, or an own one as first made. */
final class Underneath {
    private final KeyValueStore store;

    Underneath(KeyValueStore store) {
        this.store = store;
    }

    Item item(Edition edition, int position, String sku, HubLayer hub) {
        if (position >= edition.products()) {
            var own =
                    store.get(CatalogTables.OWN, CatalogTables.sku(edition.key().event(), sku));
            return OwnProduct.decode(required(own)).item();
        }
        var row = required(store.get(CatalogTables.PRODUCTS, edition.key().at(position)));
        return hub.over(Item.read(
                sku,
                ProductRow.decode(row).content(),
                edition.head().offering().currency(),
                edition.terms().get(position).granted(),
                false));
    }

    private static byte[] required(byte @Nullable [] row) {
        if (row == null) {
            throw new StoreException(Kind.CORRUPTED, "a product is missing; import the folder again", null);
        }
        return row;
    }
}
