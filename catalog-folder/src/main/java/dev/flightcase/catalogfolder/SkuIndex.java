package dev.flightcase.catalogfolder;

import dev.flightcase.settings.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every SKU of the table, those of rows with mistakes included, found whatever its case: SKUs name files, and a FAT card does
 * not tell cases apart. Read before the rows are checked, since a bundle may name what comes after it.
 */
final class SkuIndex {
    /** Looking for a near one takes a microsecond a SKU, for each mistake. */
    private static final int SUGGESTED_FROM_MAX = 5_000;

    private final TreeMap<String, Entry> skus = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String digest = "";

    private record Entry(int line, boolean isBundle) {}

    static SkuIndex read(CatalogTable table) throws IOException {
        var index = new SkuIndex();
        // What is wrong with the rows is said when they are checked.
        index.digest = table.read(Problems.unheard(), index::add);
        return index;
    }

    private void add(Cells row) {
        skus.putIfAbsent(
                row.text(Column.SKU),
                new Entry(row.line(), !row.cell(Column.BUNDLE).isBlank()));
    }

    /** Of the table that was read. */
    String digest() {
        return digest;
    }

    int size() {
        return skus.size();
    }

    /** The line in which a SKU stands for the first time, whatever its case; 0 when it does not. */
    int firstLine(String sku) {
        var entry = skus.get(sku);
        return entry == null ? 0 : entry.line();
    }

    /** Whether it is there in exactly this case. */
    boolean has(String sku) {
        return sku.equals(spelling(sku));
    }

    boolean isBundle(String sku) {
        var entry = skus.get(sku);
        return entry != null && entry.isBundle();
    }

    /** As the table writes it; null when it is not there in any case. */
    @Nullable
    String spelling(String sku) {
        var near = skus.floorKey(sku);
        return near != null && near.equalsIgnoreCase(sku) ? near : null;
    }

    Optional<String> nearest(String sku) {
        List<String> known = skus.size() > SUGGESTED_FROM_MAX ? new ArrayList<>() : new ArrayList<>(skus.keySet());
        return Nearest.to(sku, known);
    }
}
