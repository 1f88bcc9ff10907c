package dev.flightcase.daemon.command;

import java.nio.file.Path;

/** Makes a folder the catalog. Blocks on the disk; one at a time. */
@FunctionalInterface
public interface CatalogImport {
    CommandResult run(Path folder);
}
