package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** {@code ./flightcase bench checkout [NAME]}. */
@Command(
        name = "checkout",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "What the ledger does under load, over real HTTP. Without a name: all of them, which takes about an hour.",
        synopsisSubcommandLabel = "[NAME]",
        subcommands = {HoldsBench.class, DropBench.class, LatencyBench.class, BytesBench.class, MemoryBench.class})
public final class CheckoutBench implements Callable<Integer> {
    /** In the order of {@code ./flightcase bench checkout}. */
    static final List<String> PARTS = List.of("holds", "drop", "latency", "bytes", "memory");

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
        return bench.all("checkout", PARTS, quick);
    }
}
