package dev.flightcase.bench.catalog;

import dev.flightcase.bench.BenchMain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** {@code ./flightcase bench catalog [NAME]}. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "What reading the catalog costs, and how fast a change of it reaches the phones. Without a name: both.",
        synopsisSubcommandLabel = "[NAME]",
        subcommands = {ReadsBench.class, UpdatesBench.class})
public final class CatalogBench implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Option(
            names = "--quick",
            scope = ScopeType.INHERIT,
            description = "Small and short, to see that it works: no figure of it is worth keeping.")
    private boolean quick;

    boolean quick() {
        return quick;
    }

    Path home() {
        return bench.home();
    }

    /** Without a name: all of them. */
    @Override
    public Integer call() {
        return bench.all("catalog", List.of("reads", "updates"), quick);
    }
}
