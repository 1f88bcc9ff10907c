package dev.flightcase.daemon.preflight;

import java.io.IOException;

/** Brings what sells first into memory. */
@FunctionalInterface
public interface WarmShelf {
    /** @param missing pictures that could not be read */
    record Warmed(int products, int pictures, int missing, long bytes) {}

    /**
     * Reads the first products and their pictures; blocks on the disk. Zero of everything when there is no catalog.
     *
     * @param products at most so many
     */
    Warmed warm(int products) throws IOException, InterruptedException;
}
