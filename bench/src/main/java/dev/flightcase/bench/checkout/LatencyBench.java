package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.RoundOptions;
import dev.flightcase.bench.Rounds;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.stall.Goods;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import dev.flightcase.bench.video.Audience;
import dev.flightcase.bench.video.Clip;
import dev.flightcase.bench.video.Push;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** How long an order takes, on an idle node and on one that a hundred people watch. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "Order acknowledged p99 of 64 tills, alone and while 100 viewers watch; by client and by the node itself.")
final class LatencyBench implements Callable<Integer> {
    private static final String SKU = "HOT-1";
    private static final long CENTS = 2_500;
    private static final long UNITS = 100_000_000;
    /** A player reads a little faster than the stream comes, or it would never catch up. */
    private static final double READS_FASTER = 4.0 / 3;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CheckoutBench checkout;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Mixin
    private final RoundOptions options = new RoundOptions();

    @Option(names = "--clients", defaultValue = "64", description = "Tills (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--each-per-second",
            defaultValue = "10",
            description = "Orders of each till where they are paced (default: ${DEFAULT-VALUE}).")
    private double perSecond;

    @Option(names = "--viewers", defaultValue = "100", description = "Players (default: ${DEFAULT-VALUE}).")
    private int viewers;

    @Option(names = "--mbit", defaultValue = "6", description = "Of the stream (default: ${DEFAULT-VALUE}).")
    private int megabits;

    /** What goes on, in the order of a round. */
    enum Phase {
        PACED_ALONE(true, false),
        CLOSED_ALONE(false, false),
        PACED_WATCHED(true, true),
        CLOSED_WATCHED(false, true);

        final boolean paced;
        final boolean watched;

        Phase(boolean paced, boolean watched) {
            this.paced = paced;
            this.watched = watched;
        }

        String words() {
            return (paced ? "paced" : "closed loop") + (watched ? ", watched" : ", alone");
        }
    }

    /** The node, the sessions of those who sell there, and for how long. */
    private record Tills(Stall stall, List<String> tokens, Rounds plan) {
        Tills {
            tokens = List.copyOf(tokens);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var problem = options.problem(clients);
        if (!problem.isEmpty() || perSecond <= 0 || viewers < 1 || megabits < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    problem.isEmpty() ? "--each-per-second, --viewers and --mbit must be positive" : problem);
        }
        var home = checkout.home();
        var flags = Variant.shipped(home);
        var plan = options.chosen(checkout.quick());
        var phases = new EnumMap<Phase, List<OrderPhase.Figures>>(Phase.class);
        boolean watched = Clip.canBeMade();
        try (var scratch = Scratch.of(home, "latency")) {
            Optional<Path> clip = watched ? Optional.of(Clip.make(scratch.folder(), megabits)) : Optional.empty();
            for (int round = 1; round <= plan.rounds(); round++) {
                System.err.printf("round %d of %d%n", round, plan.rounds());
                round(home, scratch.make("round-" + round), plan, clip, round % 2 == 0)
                        .forEach((phase, figures) -> phases.computeIfAbsent(phase, _ -> new ArrayList<>())
                                .add(figures));
            }
        }
        var heading = "%d tills on a node of its own each round, %.0f orders/s each where paced; %s; %s.\n\n"
                .formatted(
                        clients,
                        perSecond,
                        watched ? audience() : "not watched, since there is no ffmpeg",
                        plan.words());
        Block.publish(
                home,
                "checkout latency",
                heading + LatencyReport.text(phases) + "\nJVM flags: `" + String.join(" ", flags.flags())
                        + "`, with the start-up cache where there is one");
        return 0;
    }

    private String audience() {
        return "%d viewers of %d Mbit/s, each reading at %.0f Mbit/s at most"
                .formatted(viewers, megabits, megabits * READS_FASTER);
    }

    private Map<Phase, OrderPhase.Figures> round(
            Path home, Path folder, Rounds plan, Optional<Path> clip, boolean watchedFirst)
            throws IOException, InterruptedException {
        var figures = new EnumMap<Phase, OrderPhase.Figures>(Phase.class);
        try (var stall = Stall.start(home, folder, Variant.shipped(home), "")) {
            stall.importGoods(GoodsFolder.write(folder.resolve("goods"), Stream.of(Goods.of(SKU, CENTS, UNITS))));
            var tills = new Tills(stall, stall.tills(clients), plan);
            // Not counted: the compiler is busy in the first seconds of a process, which would fall on whoever comes
            // first.
            orders(tills, Phase.CLOSED_ALONE, "first", Optional.empty());
            if (watchedFirst && clip.isPresent()) {
                figures.putAll(watched(tills, folder, clip.get()));
            }
            for (var phase : Phase.values()) {
                if (!phase.watched) {
                    figures.put(phase, orders(tills, phase, phase.name(), Optional.empty()));
                }
            }
            if (!watchedFirst && clip.isPresent()) {
                figures.putAll(watched(tills, folder, clip.get()));
            }
        }
        return figures;
    }

    private Map<Phase, OrderPhase.Figures> watched(Tills tills, Path folder, Path clip)
            throws IOException, InterruptedException {
        var figures = new EnumMap<Phase, OrderPhase.Figures>(Phase.class);
        try (var _ = Push.start(clip, folder, tills.stall().port(), Instant.now());
                var audience = Audience.start(tills.stall().port(), viewers, megabits * READS_FASTER)) {
            for (var phase : Phase.values()) {
                if (phase.watched) {
                    figures.put(phase, orders(tills, phase, phase.name(), Optional.of(audience)));
                }
            }
        }
        return figures;
    }

    private OrderPhase.Figures orders(Tills tills, Phase phase, String keyStart, Optional<Audience> audience)
            throws IOException, InterruptedException {
        var rounds = tills.plan();
        var plan = LoadPlan.of(tills.stall().port(), rounds.loadThreads(), clients, rounds.warmUp(), rounds.measured());
        var buyers = new OrderPhase.Buyers(SKU, CENTS, phase.paced ? perSecond : 0, tills.tokens(), keyStart + "-");
        return OrderPhase.run(tills.stall(), plan, buyers, () -> audience.map(Audience::report));
    }
}
