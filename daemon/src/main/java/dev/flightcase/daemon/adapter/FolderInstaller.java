package dev.flightcase.daemon.adapter;

import dev.flightcase.daemon.command.CatalogImport;
import dev.flightcase.daemon.command.ExitCode;
import dev.flightcase.uplink.sync.CatalogInstaller;
import java.nio.file.Path;

/** Imports a folder that came from the hub as one that came on a stick. */
public final class FolderInstaller implements CatalogInstaller {
    private final CatalogImport catalogImport;

    public FolderInstaller(CatalogImport catalogImport) {
        this.catalogImport = catalogImport;
    }

    @Override
    public Result install(Path folder) {
        var result = catalogImport.run(folder);
        return result.exitCode() == ExitCode.OK
                ? new Result.Installed()
                : new Result.Refused(
                        result.lines().isEmpty()
                                ? "it could not be imported"
                                : result.lines().getFirst());
    }
}
