package dev.flightcase.bench.model;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Machine;
import java.io.IOException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Any number of operations against the model; {@code ./flightcase bench model --operations N --seed S}. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "Random histories of the ledger, with failed writes, restarts and clock steps, against a plain model of it.",
            "A failure is cut shorter and printed with its seed; the exit code is then 1."
        })
public final class ModelBench implements Callable<Integer> {
    private static final double NANOS = 1e9;
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(
            names = "--operations",
            defaultValue = "1000000",
            description = "How many, at least (default: ${DEFAULT-VALUE}).")
    private long operations;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the first history; the others count on from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    ModelBench() {}

    @Override
    public Integer call() throws IOException {
        if (operations < 1) {
            throw new ParameterException(spec.commandLine(), "--operations is " + operations + "; must be at least 1");
        }
        // The ledger logs each failed write, as it should; here they are made by the thousand.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var out = spec.commandLine().getOut();
        var tally = new Tally();
        var begun = System.nanoTime();
        var failure = ModelRun.run(seed, operations, tally, progress(begun));
        if (failure.isPresent()) {
            out.println(failure.get().report());
            out.flush();
            return 1;
        }
        out.println(Machine.describe(bench.home()));
        out.println();
        new TreeMap<>(tally.answers()).forEach((answer, times) -> out.printf("%,12d  %s%n", times, answer));
        var seconds = (System.nanoTime() - begun) / NANOS;
        out.printf(
                "%nseeds from %d, %d operations a history: ledger and model agreed on all of %,d operations, %,.0f a"
                        + " second%n",
                seed, ModelRun.HISTORY_OPERATIONS, operations, operations / seconds);
        out.flush();
        return 0;
    }

    private LongConsumer progress(long begun) {
        var next = new long[] {begun + PROGRESS_NANOS};
        return played -> {
            var now = System.nanoTime();
            if (now - next[0] >= 0) {
                next[0] = now + PROGRESS_NANOS;
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%,d of %,d operations, %,.0f a second%n",
                                played, operations, played * NANOS / (now - begun));
                spec.commandLine().getErr().flush();
            }
        };
    }
}
