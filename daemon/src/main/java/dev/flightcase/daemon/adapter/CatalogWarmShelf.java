package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.catalog.AssetFile;
import dev.flightcase.cache.catalog.CatalogPage;
import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import dev.flightcase.daemon.preflight.WarmShelf;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the catalog for products as phones will: their rows stay in the database's cache, and their pictures, which are sent from
 * files, in the kernel's. Whether a picture did stay there the kernel is asked (mincore(2)); nothing holds it there but that phones ask for it.
 * From any thread, one at a time.
 */
public final class CatalogWarmShelf implements WarmShelf {
    /** What the pages of a phone show; the picture itself comes on top. */
    private static final int SHOWN_WIDTH = 320;

    private static final long BYTES_MAX = 64L << 20;

    private final CatalogStore catalog;
    private final Supplier<List<String>> named;
    private final IntFunction<List<String>> sold;
    private final int pageProductsMax;
    private volatile @Nullable Warmed last;

    /**
     * @param named SKUs that the hub wants to be warm; empty for those that sold best
     * @param sold the best sellers of the last event, at most so many
     * @param pageProductsMax the most that the store gives at once
     */
    public CatalogWarmShelf(
            CatalogStore catalog, Supplier<List<String>> named, IntFunction<List<String>> sold, int pageProductsMax) {
        this.catalog = catalog;
        this.named = named;
        this.sold = sold;
        this.pageProductsMax = pageProductsMax;
    }

    /** How it was when somebody looked last; null before that. */
    public @Nullable Warmed last() {
        return last;
    }

    @Override
    public synchronized Warmed warm(int products) throws InterruptedException {
        int most = Math.min(products, pageProductsMax);
        if (!(catalog.page(null, most, null) instanceof CatalogPage.Found found)) {
            return Warmed.NOTHING;
        }
        var hub = named.get();
        var best = hub.isEmpty() ? sold.apply(most) : hub;
        var listed = new LinkedHashMap<String, Listed>();
        long bytes = found.json().length();
        int unknown = 0;
        for (var sku : best) {
            var product = catalog.product(sku);
            if (product.isPresent()) {
                bytes += product.get().json().length();
                listed.put(sku, ListedProducts.readOne(product.get().json()));
            } else {
                unknown++;
            }
        }
        var choice = !hub.isEmpty() ? Choice.HUB : listed.isEmpty() ? Choice.FIRST : Choice.SOLD;
        if (choice != Choice.HUB) {
            unknown = 0; // What sold once may be gone.
            ListedProducts.read(found.json(), first -> {
                if (listed.size() < most) {
                    listed.putIfAbsent(first.sku(), first);
                }
            });
        }
        var warmed = pictures(choice, listed, unknown, bytes);
        last = warmed;
        return warmed;
    }

    private Warmed pictures(Choice choice, Map<String, Listed> listed, int unknown, long bytes)
            throws InterruptedException {
        int missing = 0;
        int left = 0;
        int warm = 0;
        long sum = bytes;
        var files = new LinkedHashSet<AssetFile>();
        for (var product : listed.values()) {
            for (var sha256 : product.pictures()) {
                var both = Stream.concat(catalog.asset(sha256, SHOWN_WIDTH).stream(), catalog.asset(sha256).stream())
                        .toList();
                missing += both.isEmpty() ? 1 : 0;
                files.addAll(both);
            }
        }
        for (var file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (sum + file.bytes() > BYTES_MAX) {
                left++;
            } else if (!read(file.file())) {
                missing++;
            } else if (isInMemory(file.file())) {
                warm++;
                sum += file.bytes();
            } else {
                left++;
            }
        }
        return new Warmed(choice, listed.size(), unknown, warm, missing, left, sum);
    }

    private static boolean read(Path file) {
        try {
            return Files.copy(file, OutputStream.nullOutputStream()) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInMemory(Path file) {
        try (var arena = Arena.ofConfined();
                var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).isLoaded();
        } catch (IOException e) {
            return false;
        }
    }
}
