package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Removes the picture files that no stored edition needs. Looks at a bounded number of them, beginning somewhere else each
 * time, so that many sweeps find everything. Nothing may be taken in meanwhile.
 */
final class AssetSweep {
    private static final int FILES_MAX = 20_000;
    private static final byte[] ALL = {};

    private final KeyValueStore store;
    private final AssetFolder assets;
    private final RandomGenerator random;

    AssetSweep(KeyValueStore store, AssetFolder assets, RandomGenerator random) {
        this.store = store;
        this.assets = assets;
        this.random = random;
    }

    /** How many were removed. */
    int run() {
        var users = users();
        var looked = new int[1];
        var unused = new ArrayList<String>();
        assets.walk(random.nextInt(AssetFolder.FOLDERS), sha256 -> {
            var name = HexFormat.of().parseHex(sha256);
            if (users.stream().noneMatch(use -> use.needs(name))) {
                unused.add(sha256);
            }
            return ++looked[0] < FILES_MAX;
        });
        var rows = new Writes();
        unused.forEach(
                sha256 -> rows.delete(CatalogTables.ASSETS, HexFormat.of().parseHex(sha256)));
        if (!rows.isEmpty()) {
            // Rows first: a file that nobody knows is found by a later sweep, a row without its file by a guest.
            store.write(rows, Durability.SYNCED);
            unused.forEach(assets::remove);
        }
        return unused.size();
    }

    private List<PictureUse> users() {
        var users = new ArrayList<PictureUse>();
        store.scan(
                CatalogTables.EDITIONS, ALL, ALL, (key, _) -> users.add(new PictureUse(store, EditionKey.decode(key))));
        return users;
    }
}
