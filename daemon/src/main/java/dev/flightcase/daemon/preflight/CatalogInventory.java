package dev.flightcase.daemon.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the catalog says it holds. Blocks on the disk; throws {@link dev.flightcase.cache.StoreException} when it fails. */
public interface CatalogInventory {

    /** @param products how many there should be */
    record Edition(long revision, int products) {}

    /**
     * @param parts SKUs of what a bundle is made of
     * @param pictures SHA-256 of each, in hexadecimal
     */
    record Listed(String sku, List<String> parts, List<String> pictures) {
        public Listed {
            parts = List.copyOf(parts);
            pictures = List.copyOf(pictures);
        }
    }

    /** @param bytes how long the file should be */
    record Stored(Path file, long bytes) {}

    /** Empty when nothing was ever imported. */
    Optional<Edition> edition();

    /** Hands over every product; false when another edition took over meanwhile. */
    boolean each(Edition edition, Consumer<Listed> product);

    boolean has(String sku);

    /** Empty when the catalog knows of no such picture. */
    Optional<Stored> picture(String sha256);
}
