package dev.flightcase.bench;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ./flightcase bench [NAME]}. */
@Command(
        name = "flightcase bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks; each prints commit, flags, machine and date with its figures.",
        synopsisSubcommandLabel = "NAME",
        subcommands = FootprintBench.class)
public final class BenchMain implements Runnable {
    @Option(names = "--home", hidden = true, scope = ScopeType.INHERIT, description = "Root of the project.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before a command is called.
    static Path home;

    private BenchMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }

    /** Without a name: the list. */
    @Override
    public void run() {
        System.out.println("footprint   process start to ready, and memory, of the node alone under several JVM flags");
        System.out.println();
        System.out.println("./flightcase bench NAME runs one; its --help lists options.");
    }
}
