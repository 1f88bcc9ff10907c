package dev.flightcase.catalogfolder;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a folder sells, in the order of its rows. It is read from the disk each time and never held as a whole: a hundred
 * thousand products are larger than a small heap.
 */
public interface Products {

    int size();

    /** Blocks on the disk. Throws {@link FolderException} when that fails, or the folder is no longer what was checked. */
    void forEach(Consumer<Product> action);

    static Products of(List<Product> products) {
        var all = List.copyOf(products);
        return new Products() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public void forEach(Consumer<Product> action) {
                all.forEach(action);
            }
        };
    }
}
