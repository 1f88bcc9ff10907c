package dev.flightcase.uplink.sync;

import java.nio.file.Path;

/** Makes a whole folder the catalog that is served, at once or not at all. Blocks; called by one thread. */
@FunctionalInterface
public interface CatalogInstaller {
    Result install(Path folder);

    /** What came of it. */
    sealed interface Result {
        record Installed() implements Result {}

        /** @param reason one line, for people: a mistake in the catalog, another event that is open, a disk that is full */
        record Refused(String reason) implements Result {}
    }
}
