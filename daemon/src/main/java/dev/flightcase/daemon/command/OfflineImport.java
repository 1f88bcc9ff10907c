package dev.flightcase.daemon.command;

import dev.flightcase.cache.catalog.CatalogStore;
import dev.flightcase.cache.checkout.AdoptOutcome;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.cache.checkout.LedgerFiles;
import dev.flightcase.cache.checkout.LedgerStore;
import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.daemon.config.DataFolders;
import dev.flightcase.daemon.config.NodeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** An import while no daemon runs: into the catalog's files; the ledger takes the stock over when the daemon starts. */
final class OfflineImport {
    private OfflineImport() {}

    static CommandResult run(NodeConfig config, Path folder) {
        if (CatalogStick.isAt(folder)) {
            return new CommandResult(
                    ExitCode.UNAVAILABLE,
                    List.of(
                            "not imported: what a hub has signed the running node checks; start it, then import again"));
        }
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
                            () -> new AdoptOutcome.Adopted(0, List.of()),
                            () -> served(config))
                    .run(folder);
        }
    }

    private static EventView served(NodeConfig config) {
        var folder = config.stall().ledgerFolder();
        // RocksDB has this file from the first start on.
        if (!Files.exists(folder.resolve("CURRENT"))) {
            return new EventView(new UUID(0, 0), EventLife.SET_UP);
        }
        try (var files = LedgerFiles.openToRead(LedgerStore.at(folder, config.ledger()))) {
            return files.event();
        }
    }
}
