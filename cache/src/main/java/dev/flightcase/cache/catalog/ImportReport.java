package dev.flightcase.cache.catalog;

import java.util.List;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param revision of the catalog that it made
 * @param serves whether that is what is sold now; false when it was stored beside another event that is
 * @param warnings what sells but may surprise: pictures that could not be used, own products that do not fit any more
 */
public record ImportReport(
        UUID event,
        long revision,
        boolean serves,
        Products products,
        Files files,
        Operators operators,
        List<String> warnings) {
    public ImportReport {
        warnings = List.copyOf(warnings);
    }

    ImportReport withSwept(int swept) {
        return new ImportReport(
                event, revision, serves, products, new Files(files.added(), swept), operators, warnings);
    }

    /**
     * @param all products of the folder
     * @param changed those that are new or differ from the catalog before
     * @param removed those that the catalog before had and this one has not
     */
    public record Products(int all, int changed, int removed) {}

    /**
     * @param added picture files that were not there yet, smaller variants included
     * @param swept picture files that nothing needed any more
     */
    public record Files(int added, int swept) {}

    /**
     * @param edits products of this catalog that the operator's edits lie over
     * @param own products that the operator made, beside those of the folder
     * @param differing what the folder says otherwise, such as {@code TEE-1 price}; only the first of very many
     */
    public record Operators(int edits, int own, List<String> differing) {
        public Operators {
            differing = List.copyOf(differing);
        }
    }
}
