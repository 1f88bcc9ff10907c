package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.CatalogPage;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import dev.flightcase.daemon.preflight.WarmShelf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;

/**
 * Asks the catalog for the first products as phones will: their rows stay in the database's cache, and their pictures in the
 * kernel's.
 */
public final class CatalogWarmShelf implements WarmShelf {
    private final CatalogStore catalog;
    private final int pageProductsMax;

    /** @param pageProductsMax the most that the store gives at once */
    public CatalogWarmShelf(CatalogStore catalog, int pageProductsMax) {
        this.catalog = catalog;
        this.pageProductsMax = pageProductsMax;
    }

    @Override
    public Warmed warm(int products) throws InterruptedException {
        if (!(catalog.page(null, Math.min(products, pageProductsMax), null) instanceof CatalogPage.Found found)) {
            return new Warmed(0, 0, 0, 0);
        }
        var listed = new ArrayList<Listed>();
        ListedProducts.read(found.json(), listed::add);
        int pictures = 0;
        int missing = 0;
        long bytes = found.json().length();
        for (var product : listed) {
            catalog.product(product.sku());
            for (var sha256 : product.pictures()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long read = readPicture(sha256);
                pictures += read < 0 ? 0 : 1;
                missing += read < 0 ? 1 : 0;
                bytes += Math.max(0, read);
            }
        }
        return new Warmed(listed.size(), pictures, missing, bytes);
    }

    /** Returns its length; -1 when it can not be read. */
    private long readPicture(String sha256) {
        try {
            var asset = catalog.asset(sha256);
            return asset.isEmpty() ? -1 : Files.copy(asset.get().file(), OutputStream.nullOutputStream());
        } catch (IOException e) {
            return -1;
        }
    }
}
