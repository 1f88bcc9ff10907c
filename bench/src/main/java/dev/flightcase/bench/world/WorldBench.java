package dev.flightcase.bench.world;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import dev.flightcase.hal.Chemistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./flightcase bench world}. */
@Command(
        name = "world",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = {
            "Not speed: the battery model and the shutdown rule in worlds of numbers, each of a seed, in virtual time. Their battery"
                    + " is another model than the one that is judged. Shutdown: through emulated chips on a bad wire, drivers and"
                    + " gates. Minutes left: a first evening from the label, then a second. Exit code 1 after a false or missed stop."
        })
public final class WorldBench implements Callable<Integer> {
    private static final double HOURS_A_WORLD = 200;
    private static final List<Chemistry> CHEMISTRIES = List.of(Chemistry.LI_ION, Chemistry.LIFEPO4);
    private static final double CHIP_VOLTAGE_GAIN = 0.005;
    private static final long TRACE_SEEDS = 1_000_000;
    private static final int EVENINGS = 2;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private BenchMain bench;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--hours", defaultValue = "100000", description = "Simulated (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(
            names = "--traces",
            defaultValue = "200",
            description = "Packs of each chemistry, two evenings each (default: ${DEFAULT-VALUE}).")
    private int traces;

    @Option(
            names = "--seed",
            defaultValue = "20261122",
            description = "Of the first world; the others count on from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--period",
            defaultValue = "4",
            description = "Seconds between two looks at the battery (default: ${DEFAULT-VALUE}).")
    private int period;

    @Option(
            names = "--world",
            description =
                    "Only the world of this seed: a line for each decision, with its evidence, and what came of it.")
    private @Nullable Long world;

    @Option(names = "--threads", description = "At once (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (hours < 1 || traces < 1 || threads < 1 || period < 1 || period > 10) {
            throw new ParameterException(
                    spec.commandLine(), "--hours, --traces and --threads must be at least 1, --period 1 to 10");
        }
        // The battery sensor logs each judgement, as it should; here they are made by the thousand.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        if (world != null) {
            return one(world);
        }
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var runtime = runtime(workers);
            var tally = shutdowns(workers);
            Block.publish(bench.home(), "world", text(runtime, tally));
            return tally.falseStops() + tally.missed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int one(long own) {
        var tally = new ShutdownRun(
                        own, Math.min(hours, HOURS_A_WORLD), Duration.ofSeconds(period), System.out::println)
                .run();
        tally.noted().forEach(System.out::println);
        return tally.falseStops() + tally.missed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private RuntimeFigures runtime(ExecutorService workers) throws InterruptedException {
        var figures = new RuntimeFigures();
        var pending = new ArrayList<Future<?>>();
        for (var chemistry : CHEMISTRIES) {
            for (int i = 0; i < traces; i++) {
                long own = seed + TRACE_SEEDS + i;
                pending.add(workers.submit(() -> {
                    var trace = new DischargeTrace(chemistry, own, CHIP_VOLTAGE_GAIN);
                    for (int evening = 0; evening < EVENINGS; evening++) {
                        figures.add(chemistry, evening, trace.evening());
                    }
                }));
            }
        }
        for (var trace : pending) {
            got(trace);
        }
        return figures;
    }

    private ShutdownTally shutdowns(ExecutorService workers) throws InterruptedException {
        int worlds = (int) Math.ceil(hours / HOURS_A_WORLD);
        var pending = new ArrayList<Future<ShutdownTally>>();
        for (int i = 0; i < worlds; i++) {
            long own = seed + i;
            pending.add(workers.submit(() ->
                    new ShutdownRun(own, Math.min(hours, HOURS_A_WORLD), Duration.ofSeconds(period), _ -> {}).run()));
        }
        var all = new ShutdownTally(false);
        for (var world : pending) {
            all.add(got(world));
            System.err.printf(
                    Locale.ROOT,
                    "%,.0f of %,d hours, %d stops, %d false, %d missed%n",
                    all.hours(),
                    hours,
                    all.stops(),
                    all.falseStops(),
                    all.missed());
        }
        return all;
    }

    private static <T> T got(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world broke", e);
        }
    }

    private String text(RuntimeFigures runtime, ShutdownTally tally) {
        var table = new Markdown("what", "figure")
                .row(
                        "hours simulated, worlds",
                        count(Math.round(tally.hours())) + ", " + (int) Math.ceil(hours / HOURS_A_WORLD))
                .row("looks at the battery, one each " + period + " s", count(tally.looks()))
                .row(
                        "signals without a value, values refused by a gate",
                        count(tally.failures()) + ", " + count(tally.rejections()))
                .row("stops decided", count(tally.stops()))
                .row("of them in worlds whose power-loss line is inverted", count(tally.invertedStops()))
                .row("false: more than 12 % of the charge was left, and there was a choice", count(tally.falseStops()))
                .row(
                        "more than 12 % left and no choice: the terminals were at the last line",
                        count(tally.stopsWithoutChoice()))
                .row("missed: the pack gave out first, or within 30 s", count(tally.missed()))
                .row(
                        "false, missed in worlds whose power-loss line is inverted",
                        count(tally.invertedFalse()) + ", " + count(tally.invertedMissed()))
                .row("stops after which the sun or the mains came before the end", count(tally.undecidedStops()))
                .row("warnings", count(tally.warnings()))
                .row("seconds below the last line before the decision", said(tally.latencies(), 1, "s"))
                .row("the same without the time in which no voltage came", said(tally.seenLatencies(), 1, "s"))
                .row("decided later than 15 s", count(tally.lateStops()))
                .row("minutes from the decision until the pack gave out", said(tally.reserves(), 1.0 / 60, "min"))
                .row("charge that came out after the decision", said(tally.lefts(), 100, "%"));
        var noted = new StringBuilder();
        tally.noted().forEach(line -> noted.append("\n- ").append(line));
        return "Seeds from " + seed + ", of the traces from " + (seed + TRACE_SEEDS) + ".\n\n" + table
                + (noted.isEmpty() ? "" : noted + "\n") + "\n" + traces + " packs of each chemistry, 0 to 40 °C.\n\n"
                + runtime.table();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String said(Quantiles of, double scale, String unit) {
        return String.format(
                Locale.ROOT,
                "least %.1f, median %.1f, p95 %.1f, most %.1f %s",
                of.least() * scale,
                of.median() * scale,
                of.p95() * scale,
                of.most() * scale,
                unit);
    }
}
