package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.AssetRow.Rendition;
import dev.flightcase.cache.picture.VariantMaker;
import dev.flightcase.cache.picture.Variants;
import dev.flightcase.catalogfolder.Picture;
import dev.flightcase.catalogfolder.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the pictures of a folder into the assets and makes their variants, one after the other and before anything else of
 * an import: it is the slow part, and it keeps nobody from editing. Used once, by one thread.
 */
final class PictureIntake {
    /** To be counted up when variants are made in another way. */
    private static final int RECIPE = 1;

    private static final int WARNINGS_MAX = 100;
    private static final String JPEG = "image/jpeg";

    private final KeyValueStore store;
    private final AssetFolder assets;
    private final VariantMaker variants;
    private final String recipe;
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int added;

    PictureIntake(KeyValueStore store, AssetFolder assets, CatalogConfig.Pictures config) {
        this.store = store;
        this.assets = assets;
        this.variants = new VariantMaker(config.widths(), config.quality(), config.placeholderPixels());
        this.recipe = RECIPE + " " + config;
    }

    void take(Product product) {
        if (!product.pictures().isEmpty()) {
            names.put(product.sku(), product.pictures().stream().map(this::take).toList());
        }
    }

    /** To be called after the last one. */
    void finish() {
        if (added > 0) {
            assets.sync();
        }
    }

    /** Of a product that was taken before. */
    List<AssetRow> of(String sku) {
        return names.getOrDefault(sku, List.of()).stream()
                .map(this::row)
                .map(row -> AssetRow.decode(row == null ? new byte[0] : row))
                .toList();
    }

    /** Picture files that were not there yet, variants included. */
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
        var known = row(sha256);
        if (known == null || !isWhole(AssetRow.decode(known))) {
            make(picture, sha256, bytes);
        }
        return sha256;
    }

    /** As this import would make it, with all of its files. */
    private boolean isWhole(AssetRow row) {
        return row.recipe().equals(recipe)
                && row.renditions().stream().allMatch(rendition -> assets.has(rendition.sha256()));
    }

    private void make(Picture picture, String sha256, long bytes) {
        var rows = new Writes();
        var renditions = new ArrayList<Rendition>();
        var placeholder = "";
        switch (variants.of(picture, bytes)) {
            case Variants.Made(var smaller, var tiny) -> {
                smaller.reversed().forEach(variant -> renditions.add(add(variant, rows)));
                placeholder = tiny;
            }
            case Variants.NotMade(var why) -> {
                if (warnings.size() < WARNINGS_MAX) {
                    warnings.add(
                            picture.file().getFileName() + ": it is shown as it is, without smaller variants: " + why);
                }
            }
        }
        put(
                rows,
                new AssetRow(
                        sha256,
                        picture.mediaType(),
                        bytes,
                        picture.shownWidth(),
                        picture.shownHeight(),
                        placeholder,
                        renditions,
                        recipe));
        store.write(rows, Durability.BUFFERED);
    }

    private Rendition add(Variants.Variant variant, Writes rows) {
        var sha256 = HexFormat.of().formatHex(Sha256.of(variant.jpeg().toArray()));
        if (assets.add(variant.jpeg(), sha256)) {
            added++;
        }
        put(
                rows,
                new AssetRow(
                        sha256,
                        JPEG,
                        variant.jpeg().length(),
                        variant.width(),
                        variant.height(),
                        "",
                        List.of(),
                        recipe));
        return new Rendition(variant.width(), sha256);
    }

    private byte @Nullable [] row(String sha256) {
        return store.get(CatalogTables.ASSETS, HexFormat.of().parseHex(sha256));
    }

    private static void put(Writes rows, AssetRow row) {
        rows.put(CatalogTables.ASSETS, HexFormat.of().parseHex(row.sha256()), row.encode());
    }
}
