package dev.flightcase.daemon.preflight;

import dev.flightcase.cache.StoreException;
import dev.flightcase.daemon.preflight.CatalogInventory.Edition;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the catalog is whole: as many products as it should have, the parts of every bundle, and every picture on the disk
 * with its right length; of some pictures, the bytes as well.
 */
public final class CatalogCheck implements Check.Probe {
    private static final String IMPORT_AGAIN = "Import the folder again: flightcase import DIR.";

    private final CatalogInventory catalog;
    private final RandomGenerator random;

    private CatalogCheck(CatalogInventory catalog, RandomGenerator random) {
        this.catalog = catalog;
        this.random = random;
    }

    /** @param random chooses the pictures whose bytes are read */
    public static Check of(CatalogInventory catalog, RandomGenerator random) {
        return new Check(
                "catalog",
                Duration.ofSeconds(40),
                Check.Lane.NATIVE,
                new CatalogCheck(catalog, random),
                Finding.unknown(
                        "The catalog could not be looked through in time.",
                        "Run this again while the node is less busy; if it stays so, the card is very slow."));
    }

    @Override
    public Finding look() throws IOException, InterruptedException {
        try {
            var edition = catalog.edition();
            return edition.isPresent()
                    ? look(edition.get())
                    : Finding.fail(
                            "There is no catalog, so nothing can be sold.", "Import one: flightcase import DIR.");
        } catch (StoreException e) {
            return Finding.fail(
                    "The catalog can not be read from the disk.",
                    "Restart the node; if it comes back, replace the card and import the folder again.");
        }
    }

    private Finding look(Edition edition) throws IOException, InterruptedException {
        var round = new Round(new PictureSample(random));
        if (!catalog.each(edition, round::see)) {
            return Finding.unknown("The catalog changed while it was looked through.", "Run this again.");
        }
        if (round.products != edition.products()) {
            return Finding.fail(
                    "The catalog should hold " + edition.products() + " products, but " + round.products
                            + " can be read.",
                    IMPORT_AGAIN);
        }
        if (round.brokenBundle != null) {
            return Finding.fail(
                    round.brokenBundle + ", which is not in the catalog.",
                    "Correct the bundle in catalog.csv and import the folder again.");
        }
        var damaged = round.sample.damaged();
        if (damaged != null) {
            return Finding.fail(
                    "A picture of " + damaged + " has changed on the disk: the card may be failing.",
                    "Import the folder again; if it comes back, replace the card.");
        }
        return round.picturesMissing == 0
                ? Finding.ok("The catalog is whole: " + Words.count(round.products, "product") + " and "
                        + Words.count(round.pictures, "picture") + ".")
                : Finding.warn(
                        Words.count(round.picturesMissing, "picture") + " of " + round.pictures
                                + " can not be shown, the first of " + round.firstMissing + ".",
                        IMPORT_AGAIN);
    }

    /** What one walk through the products finds. */
    private final class Round {
        private final PictureSample sample;
        private int products;
        private int pictures;
        private int picturesMissing;
        private @Nullable String firstMissing;
        private @Nullable String brokenBundle;

        Round(PictureSample sample) {
            this.sample = sample;
        }

        void see(Listed product) {
            products++;
            for (var part : product.parts()) {
                if (brokenBundle == null && !catalog.has(part)) {
                    brokenBundle = "The bundle " + product.sku() + " needs " + part;
                }
            }
            for (var sha256 : product.pictures()) {
                pictures++;
                var stored = catalog.picture(sha256);
                if (stored.isPresent()
                        && hasLength(stored.get().file(), stored.get().bytes())) {
                    sample.offer(product.sku(), sha256, stored.get());
                } else if (picturesMissing++ == 0) {
                    firstMissing = product.sku();
                }
            }
        }

        private static boolean hasLength(Path file, long bytes) {
            try {
                return Files.size(file) == bytes;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
