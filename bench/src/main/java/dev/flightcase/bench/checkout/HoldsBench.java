package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.DiskProbe;
import dev.flightcase.bench.RoundOptions;
import dev.flightcase.bench.Rounds;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.peer.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Durable holds of one hot SKU: the node beside RocksDB's transactions and SQLite, behind the same HTTP server. */
@Command(
        name = "holds",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "Durable holds a second on one hot SKU, beside RocksDB TransactionDB and SQLite, on the same disk.")
final class HoldsBench implements Callable<Integer> {
    private static final String SKU = "HOT-1";
    private static final long UNITS = 10_000_000;
    private static final List<Integer> THREADS = List.of(1, 2, 4, 16, 64);
    private static final Duration TRIAL_WARM_UP = Duration.ofSeconds(2);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CheckoutBench checkout;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final RoundOptions options = new RoundOptions();

    @Option(names = "--clients", defaultValue = "64", description = "At a time (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--trial-seconds",
            defaultValue = "5",
            description =
                    "For each setting of a peer, before the rounds; its best takes part (default: ${DEFAULT-VALUE}).")
    private int trialSeconds;

    @Option(
            names = "--heap",
            defaultValue = "512m",
            description = {
                "-Xmx of all of them (default: ${DEFAULT-VALUE}). The node is shipped with 64m, which the holds of a real",
                "stall never fill; here none is ever given back."
            })
    private String heap = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var problem = options.problem(clients);
        if (!problem.isEmpty() || trialSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), problem.isEmpty() ? "--trial-seconds must be at least 1" : problem);
        }
        var home = checkout.home();
        var flags = flags(home);
        var plan = options.chosen(checkout.quick());
        var run = new HoldsRun(home, SKU, UNITS, clients, plan.loadThreads());
        var trials = trials(run, home, flags);
        var contenders = List.of(
                new FlightcaseHolds(home, flags, SKU, UNITS),
                best(trials, home, flags, Engine.TransactionDb.class),
                best(trials, home, flags, Engine.TransactionDbSyncedAfter.class),
                best(trials, home, flags, Engine.Sqlite.class));
        var rounds = rounds(run, contenders, plan);
        var heading =
                ("%d clients in a closed loop, one unit of one SKU each time, no hold given back; %s; every answer checked,"
                                + " and the stock afterwards. Appending and syncing 4 KiB on this disk, one after the other: %.0f/s.\n\n")
                        .formatted(clients, plan.words(), syncs(home));
        Block.publish(
                home,
                "checkout holds",
                heading + HoldsReport.text(rounds, trials) + "\nJVM flags of all: `" + String.join(" ", flags.flags())
                        + "`");
        return 0;
    }

    /** Those of the node, with another heap; without its start-up cache, which the peers do not have. */
    private Variant flags(Path home) throws IOException {
        var flags = new ArrayList<>(Variant.shipped(home).flags());
        flags.replaceAll(flag -> flag.startsWith("-Xmx") ? "-Xmx" + heap : flag);
        return new Variant("shipped, -Xmx" + heap, flags, false);
    }

    private static double syncs(Path home) throws IOException {
        try (var scratch = Scratch.of(home, "probe")) {
            return DiskProbe.syncsPerSecond(scratch.folder());
        }
    }

    private Map<Engine, HoldsRound> trials(HoldsRun run, Path home, Variant flags)
            throws IOException, InterruptedException {
        var trials = new LinkedHashMap<Engine, HoldsRound>();
        int seconds = checkout.quick() ? 1 : trialSeconds;
        for (var engine : engines()) {
            System.err.println("trial: " + engine.words());
            trials.put(
                    engine,
                    run.of(new PeerHolds(home, flags, engine, SKU, UNITS), TRIAL_WARM_UP, Duration.ofSeconds(seconds)));
        }
        return trials;
    }

    private static List<Engine> engines() {
        var engines = new ArrayList<Engine>();
        THREADS.forEach(threads -> engines.add(new Engine.TransactionDb(threads)));
        THREADS.forEach(threads -> engines.add(new Engine.TransactionDbSyncedAfter(threads)));
        THREADS.forEach(connections -> engines.add(new Engine.Sqlite(connections)));
        return engines;
    }

    private static Contender best(
            Map<Engine, HoldsRound> trials, Path home, Variant flags, Class<? extends Engine> kind) {
        var best = trials.keySet().stream()
                .filter(kind::isInstance)
                .reduce((a, b) -> perSecond(trials, b) > perSecond(trials, a) ? b : a)
                .orElseThrow();
        return new PeerHolds(home, flags, best, SKU, UNITS);
    }

    private static double perSecond(Map<Engine, HoldsRound> trials, Engine engine) {
        var round = trials.get(engine);
        return round == null ? 0 : round.load().perSecond();
    }

    /** In turn, and each time another one first, so that what else the machine does falls on all alike. */
    private static Map<String, List<HoldsRound>> rounds(HoldsRun run, List<? extends Contender> contenders, Rounds plan)
            throws IOException, InterruptedException {
        var rounds = new LinkedHashMap<String, List<HoldsRound>>();
        contenders.forEach(contender -> rounds.put(contender.name(), new ArrayList<>()));
        var order = new ArrayList<Contender>(contenders);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (var contender : order) {
                System.err.printf("round %d of %d: %s%n", round, plan.rounds(), contender.name());
                var result = run.of(contender, plan.warmUp(), plan.measured());
                rounds.computeIfAbsent(contender.name(), _ -> new ArrayList<>()).add(result);
            }
            Collections.rotate(order, 1);
        }
        return rounds;
    }
}
