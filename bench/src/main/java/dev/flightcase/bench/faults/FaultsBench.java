package dev.flightcase.bench.faults;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Machine;
import dev.flightcase.bench.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench faults}. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "The real node sells through a faulty relay to a real hub with its broker and PostgreSQL. After each fault the hub's"
                    + " ledger is compared with what customers were promised. Exit code 1 if anything is lost, doubled or wrong.",
            "The same seed draws the same faults and pauses; what is on the wire at that moment is up to the machine."
        })
public final class FaultsBench implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MINUTE = 60e9;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Of all that is drawn; 0 draws one (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Kind> only = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs is " + runs + "; must be at least 1");
        }
        long drawn = seed == 0 ? new SplittableRandom().nextLong() : seed;
        System.err.println("seed " + drawn);
        var home = bench.home();
        var scratch = Scratch.of(home, "faults");
        long begun = System.nanoTime();
        FaultsReport report;
        try (var laboratory = new Laboratory(home, scratch.folder(), FaultsBench::tell)) {
            var results = run(laboratory, new Draws(drawn, kinds()));
            report = new FaultsReport(
                    Machine.describe(home),
                    drawn,
                    (System.nanoTime() - begun) / NANOS_PER_MINUTE,
                    laboratory.orders(),
                    results,
                    laboratory.findings());
        }
        System.out.println(report.text());
        if (report.holds()) {
            scratch.close();
            return 0;
        }
        System.err.println("what node and hub left is in " + scratch.folder());
        return 1;
    }

    private List<Laboratory.Result> run(Laboratory laboratory, Draws draws) throws IOException, InterruptedException {
        laboratory.open();
        var results = new ArrayList<Laboratory.Result>();
        for (int i = 1; i <= runs; i++) {
            var kind = draws.next();
            long begun = System.nanoTime();
            var result = laboratory.run(kind, draws.own());
            results.add(result);
            System.err.printf(
                    "run %d of %d, %s: %.1f s, %d orders, all at the hub after %.1f s; %d promises broken%n",
                    i,
                    runs,
                    kind.says(),
                    (System.nanoTime() - begun) / NANOS_PER_SECOND,
                    result.orders(),
                    result.drainSeconds(),
                    laboratory.findings().size());
        }
        laboratory.end(results.getLast().kind());
        return results;
    }

    private List<Kind> kinds() {
        var wanted = only.isEmpty() ? List.of(Kind.values()) : only;
        wanted.stream()
                .filter(kind -> !kind.isPossible())
                .forEach(kind -> tell("left out, it needs Debian's package faketime: " + kind.says()));
        var kinds = wanted.stream().filter(Kind::isPossible).toList();
        if (kinds.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--only names nothing that is possible here");
        }
        return kinds;
    }

    private static void tell(String line) {
        System.err.println(line);
    }
}
