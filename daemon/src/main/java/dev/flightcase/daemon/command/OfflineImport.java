package dev.flightcase.daemon.command;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.daemon.config.DataFolders;
import dev.flightcase.daemon.config.NodeConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** An import while no daemon runs: into the catalog's files; the ledger takes the stock over when the daemon starts. */
final class OfflineImport {
    private OfflineImport() {}

    static CommandResult run(NodeConfig config, Path folder) {
        DataFolders.make(config.stall());
        try (var catalog = new CatalogStore(
                config.stall().catalogFolder(),
                config.stall().assetsFolder(),
                config.catalog(),
                InstantSource.system(),
                new SecureRandom())) {
            catalog.start();
            return new FolderImport(
                            new FolderReader(FolderLimits.defaults()),
                            catalog,
                            () -> new AdoptOutcome.Adopted(0, List.of()))
                    .run(folder);
        }
    }
}
