package dev.flightcase.daemon.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A folder becomes the catalog, through the running daemon where there is one, else straight into its files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a folder the catalog: catalog.csv, pictures named by SKU (TEE-1.jpg, TEE-1-2.png) and, if "
                    + "you like, event.toml.",
            "All of it or nothing; a running node goes on selling the old one until the new one is whole. A "
                    + "stick that flightcase hub stick wrote is taken as if it had come from the hub: only by a node of "
                    + "that hub."
        })
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Parameters(paramLabel = "DIR", description = "The folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path folder;

    @Override
    public Integer call() throws IOException {
        var node = daemon.readConfig();
        var whole = folder.toAbsolutePath();
        var answer = daemon.answer(node, ImportVerb.NAME, whole.normalize().toString());
        return daemon.show(answer.isPresent() ? answer.get() : OfflineImport.run(node, whole));
    }
}
