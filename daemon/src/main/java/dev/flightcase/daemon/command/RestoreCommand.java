package dev.flightcase.daemon.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new card gets the ledger of the old one back. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the ledger again from its mirror on a second medium: every order, with its number and its "
                    + "hash.",
            "The node must not run. All of the mirror is checked before anything is written, and the ledger "
                    + "after. Exits with 0 when the ledger is back, with 65 when the mirror is damaged or is none, with "
                    + "69 when a ledger is there already or the node runs."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private final DaemonCall daemon = new DaemonCall();

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            required = true,
            description = "The mirror: the folder with flightcase-mirror.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private Path mirror;

    @Option(names = "--force", description = "Moves a ledger that is there aside; it is kept beside the new one.")
    private boolean force;

    @Option(names = "--partly", description = "Of a mirror that is damaged in the middle, restores what comes before.")
    private boolean partly;

    @Override
    public Integer call() throws IOException {
        var node = daemon.readConfig();
        return daemon.show(new OfflineRestore(node, daemon.progress()).run(mirror.toAbsolutePath(), force, partly));
    }
}
