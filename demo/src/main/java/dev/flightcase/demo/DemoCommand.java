package dev.flightcase.demo;

import dev.flightcase.demo.report.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the demo. */
@Command(
        name = "./flightcase demo",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "",
            "Runs a whole stall on this machine: a sample event, a real encoder, the node and a regional hub. "
                    + "Open the pages it prints; Ctrl-C stops everything and prints what happened. "
                    + "Exits with 0 only if every part worked.",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    /** sysexits.h: EX_USAGE and EX_UNAVAILABLE. */
    static final int USAGE = 64;

    static final int UNAVAILABLE = 69;
    private static final int FAILED = 1;
    private static final int VISITORS_MAX = 1_000;
    private static final int SECONDS_MAX = 7 * 24 * 3600;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    @Option(names = "--home", hidden = true, required = true)
    private @Nullable Path home;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description =
                    "First port: HTTP on N, HTTPS on N+1, MQTT on N+2, hub page on N+3, MQTT with client certificates on N+4. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--lan", description = "Let phones and screens on this network in, and print a QR code for them.")
    private boolean lan;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Stop S seconds after ready. Default: run until Ctrl-C")
    private @Nullable Integer seconds;

    @Option(
            names = "--viewers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Simulated players of the live stream.")
    private int viewers;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Simulated customers who buy for cash.")
    private int buyers;

    @Option(
            names = "--cut-uplink",
            paramLabel = "S",
            description = "Cut the connection between node and hub for S seconds, from 10 s after ready.")
    private @Nullable Integer cutUplink;

    @Option(
            names = "--claim",
            description =
                    "Let the hub claim the node before it starts: it comes with a certificate of its own. Takes some seconds more.")
    private boolean claim;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Not there yet.")
    private @Nullable String scenario;

    @Option(names = "--yes", description = "Install missing programs without asking.")
    @SuppressWarnings("UnusedVariable") // For the script that installs; the demo itself installs nothing.
    private boolean yes;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean help;

    DemoCommand(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Parses and runs; answers the exit code. Every mistake that a user can mend is one line on standard error. */
    int run(String... arguments) {
        var line = new CommandLine(this)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, _) -> usageError(e.getMessage()))
                .setExecutionExceptionHandler((e, _, _) -> failure(e));
        return line.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (scenario != null) {
            err.println("flightcase demo: --scenario is not there yet");
            return UNAVAILABLE;
        }
        DemoOptions options;
        try {
            options = options();
        } catch (DemoException e) {
            return usageError(e.getMessage());
        }
        return new Demo(options, new Progress(out, terminal, System::nanoTime)).run();
    }

    DemoOptions options() {
        return new DemoOptions(
                Objects.requireNonNull(home).toAbsolutePath().normalize(),
                new Ports(port),
                lan,
                duration("--seconds", seconds),
                count("--viewers", viewers),
                count("--buyers", buyers),
                new DemoOptions.Uplink(duration("--cut-uplink", cutUplink), claim));
    }

    private static int count(String option, int value) {
        if (value < 0 || value > VISITORS_MAX) {
            throw new DemoException(option + " is " + value + "; must be from 0 to " + VISITORS_MAX);
        }
        return value;
    }

    private static Optional<Duration> duration(String option, @Nullable Integer seconds) {
        if (seconds == null) {
            return Optional.empty();
        }
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw new DemoException(option + " is " + seconds + "; must be from 1 to " + SECONDS_MAX);
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private int usageError(@Nullable String message) {
        err.println("flightcase demo: " + message + " (see ./flightcase demo --help)");
        return USAGE;
    }

    private int failure(Exception e) {
        if (e instanceof InterruptedException) {
            err.println("flightcase demo: stopped");
        } else if (e instanceof DemoException) {
            err.println("flightcase demo: " + e.getMessage());
        } else {
            // A mistake of ours: the whole story helps whoever mends it.
            e.printStackTrace(err);
        }
        return FAILED;
    }
}
