package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.Writes;
import dev.flightcase.catalogfolder.Picture;
import dev.flightcase.catalogfolder.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Takes the pictures of a folder into the assets, one after the other and before anything else of an import: it is the slow
 * part, and it keeps nobody from editing. Used once, by one thread.
 */
final class PictureIntake {

    private final KeyValueStore store;
    private final AssetFolder assets;
    private final Placeholder placeholder;
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int added;

    PictureIntake(KeyValueStore store, AssetFolder assets, CatalogConfig.Pictures config) {
        this.store = store;
        this.assets = assets;
        this.placeholder = new Placeholder(config.placeholderPixels());
    }

    void take(Product product) {
        if (!product.pictures().isEmpty()) {
            names.put(product.sku(), product.pictures().stream().map(this::take).toList());
        }
    }

    /** Of a product that was taken before. */
    List<AssetRow> of(String sku) {
        return names.getOrDefault(sku, List.of()).stream()
                .map(name -> store.get(CatalogTables.ASSETS, HexFormat.of().parseHex(name)))
                .map(row -> AssetRow.decode(row == null ? new byte[0] : row))
                .toList();
    }

    /** Picture files that were not there yet. */
    int added() {
        return added;
    }

    List<String> warnings() {
        return warnings;
    }

    private String take(Picture picture) {
        var sha256 = assets.hash(picture.file());
        var bytes = AssetFolder.size(picture.file());
        if (assets.add(picture.file(), sha256, bytes)) {
            added++;
        }
        if (store.get(CatalogTables.ASSETS, HexFormat.of().parseHex(sha256)) == null) {
            write(new AssetRow(
                    sha256,
                    picture.mediaType(),
                    bytes,
                    picture.shownWidth(),
                    picture.shownHeight(),
                    placeholder.of(picture),
                    List.of()));
        }
        return sha256;
    }

    private void write(AssetRow row) {
        var writes = new Writes();
        writes.put(CatalogTables.ASSETS, HexFormat.of().parseHex(row.sha256()), row.encode());
        store.write(writes, Durability.BUFFERED);
    }
}
