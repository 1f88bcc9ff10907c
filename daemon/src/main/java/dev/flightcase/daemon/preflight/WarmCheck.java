package dev.flightcase.daemon.preflight;

import dev.flightcase.cache.StoreException;
import java.io.IOException;
import java.time.Duration;

/** Whether what sells first is in memory, so that the first customers do not wait for the card. */
public final class WarmCheck implements Check.Probe {
    private final WarmShelf shelf;
    private final int products;

    private WarmCheck(WarmShelf shelf, int products) {
        this.shelf = shelf;
        this.products = products;
    }

    /** @param products at most so many are brought into memory */
    public static Check of(WarmShelf shelf, int products) {
        return new Check(
                "warm",
                Duration.ofSeconds(30),
                Check.Lane.NATIVE,
                new WarmCheck(shelf, products),
                Finding.warn(
                        "The first products and pictures could not be loaded in time: the card is slow.",
                        "Run this again before doors; the first pages may take a moment."));
    }

    @Override
    public Finding look() throws IOException, InterruptedException {
        try {
            var warmed = shelf.warm(products);
            if (warmed.products() == 0) {
                return Finding.unknown("There is nothing to load yet.", "Import a catalog: flightcase import DIR.");
            }
            if (warmed.isWhole()) {
                return Finding.ok(warmed.says() + ".");
            }
            return Finding.warn(
                    warmed.says() + ".",
                    warmed.unknown() > 0
                            ? "Tell whoever runs the hub, or import the folder again: flightcase import DIR."
                            : warmed.missing() > 0
                                    ? "Import the folder again: flightcase import DIR."
                                    : "The first pages may take a moment; give the node more memory, or name fewer products.");
        } catch (StoreException e) {
            return Finding.fail(
                    "The products can not be read from the disk.",
                    "Restart the node; if it comes back, replace the card and import the folder again.");
        }
    }
}
