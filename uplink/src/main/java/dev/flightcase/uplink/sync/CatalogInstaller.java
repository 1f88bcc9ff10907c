package dev.flightcase.uplink.sync;

import dev.flightcase.uplink.commerce.CatalogNews;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what the hub says the catalog that is served, at once or not at all. Blocks; called by one thread. */
@FunctionalInterface
public interface CatalogInstaller {
    /**
     * Makes a whole folder the catalog.
     *
     * @param news of which the folder is, with what it says of prices
     */
    Result install(Path folder, CatalogNews news);

    /**
     * Puts in force what the hub says of the catalog that is served already. Empty when another folder is served: then that of
     * the news is brought here and installed.
     */
    default Optional<Result> update(CatalogNews news) {
        return Optional.empty();
    }

    /** What came of it. */
    sealed interface Result {
        record Installed() implements Result {}

        /** @param reason one line, for people: a mistake in the catalog, another event that is open, a disk that is full */
        record Refused(String reason) implements Result {}
    }
}
