package dev.flightcase.daemon.preflight;

import java.io.IOException;

/** Brings what sells first into memory. */
@FunctionalInterface
public interface WarmShelf {
    /** How it was chosen. */
    enum Choice {
        /** The hub named them. */
        HUB,
        /** They sold best at the last event; then the first of the catalog. */
        SOLD,
        /** They are the first of the catalog. */
        FIRST
    }

    /**
     * What there is in memory now.
     *
     * @param unknown SKUs that were named and are not in the catalog
     * @param missing pictures that could not be read
     * @param bytes of products and pictures
     * @param left pictures that did not stay in memory, or would have taken too much of it
     */
    record Warmed(Choice choice, int products, int unknown, int pictures, int missing, int left, long bytes) {
        public static final Warmed NOTHING = new Warmed(Choice.FIRST, 0, 0, 0, 0, 0, 0);

        /** Whether all of it is as it should be. */
        public boolean isWhole() {
            return products > 0 && unknown + missing + left == 0;
        }

        /** A sentence for people, without its full stop. */
        public String says() {
            var which =
                    switch (choice) {
                        case HUB -> " that the hub named";
                        case SOLD -> " that sold best last time, and first in the catalog,";
                        case FIRST -> " of the catalog that come first";
                    };
            return Words.count(products, "product") + which + " and " + Words.count(pictures, "picture file")
                    + " of them are in memory (" + Words.bytes(bytes) + ")"
                    + (unknown == 0
                            ? ""
                            : "; " + Words.count(unknown, "product") + " more " + (unknown == 1 ? "is" : "are")
                                    + " not in the catalog")
                    + (missing == 0 ? "" : "; " + Words.count(missing, "picture file") + " could not be read")
                    + (left == 0 ? "" : "; " + Words.count(left, "picture file") + " found no room there");
        }
    }

    /**
     * Reads them and their pictures; blocks on the disk. {@link Warmed#NOTHING} when there is no catalog.
     *
     * @param products at most so many, where the hub has named none
     */
    Warmed warm(int products) throws IOException, InterruptedException;
}
