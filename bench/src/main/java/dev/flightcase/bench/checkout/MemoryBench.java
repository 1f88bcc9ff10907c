package dev.flightcase.bench.checkout;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.load.Counted;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a long day leaves in memory, and whether the node starts with it as fast as without. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description =
                "RSS with 100,000 products, 100,000 orders in the outbox and 10,000 holds; restart to ready beside empty.")
final class MemoryBench implements Callable<Integer> {
    private static final int CLIENTS = 64;
    private static final Duration FILLED_WITHIN = Duration.ofMinutes(20);
    /** Outlives the restarts, of which each takes the time to settle twice. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final double AIM_MEBIBYTES = 220;

    /** A hub that never answers, so that every order stays in the outbox; port 9 is discard, where nobody listens. */
    private static final String CONFIG = """
            [uplink]
            brokers = ["mqtt://127.0.0.1:9"]
            [ledger]
            holds-max = 1000000
            holds-per-device-max = 1000000
            """;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CheckoutBench checkout;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--products", defaultValue = "100000", description = "In the catalog (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--orders", defaultValue = "100000", description = "In the outbox (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--holds", defaultValue = "10000", description = "Open (default: ${DEFAULT-VALUE}).")
    private int holds;

    @Option(names = "--runs", defaultValue = "5", description = "Restarts of each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--settle",
            defaultValue = "30",
            description = "Seconds until memory is read (default: ${DEFAULT-VALUE}).")
    private int settleSeconds;

    /**
     * What is in it.
     *
     * @param runs restarts of each
     */
    private record Size(int products, int orders, int holds, int runs, int settleSeconds) {}

    private static final Size QUICK = new Size(2_000, 1_000, 500, 1, 3);

    private record Restart(double readyMillis, double mebibytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (products < 1 || orders < CLIENTS || holds < CLIENTS || runs < 1 || settleSeconds < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--orders and --holds must be at least " + CLIENTS
                            + ", --products and --runs positive, --settle not negative");
        }
        var home = checkout.home();
        var size = checkout.quick() ? QUICK : new Size(products, orders, holds, runs, settleSeconds);
        var loaded = new ArrayList<Restart>();
        var empty = new ArrayList<Restart>();
        double busyMebibytes;
        try (var scratch = Scratch.of(home, "memory")) {
            var full = scratch.make("full");
            var bare = scratch.make("bare");
            busyMebibytes = fill(home, full, size);
            restart(home, bare, size);
            for (int run = 1; run <= size.runs(); run++) {
                System.err.printf("restart %d of %d%n", run, size.runs());
                loaded.add(restart(home, full, size));
                empty.add(restart(home, bare, size));
            }
        }
        Block.publish(
                home,
                "checkout memory",
                report(size, busyMebibytes, loaded, empty) + "\nJVM flags: `"
                        + String.join(" ", Variant.shipped(home).flags())
                        + "`, with the start-up cache where there is one");
        return 0;
    }

    /** @return RSS with everything in it, a while after the last hold */
    private static double fill(Path home, Path folder, Size size) throws IOException, InterruptedException {
        try (var stall = Stall.start(home, folder, Variant.shipped(home), CONFIG)) {
            stall.importGoods(GoodsFolder.write(folder.resolve("goods"), GoodsFolder.many(size.products())));
            var tokens = stall.tills(CLIENTS);
            System.err.println("selling");
            all(stall, size.orders(), number -> {
                int product = number * size.products() / CLIENTS;
                return new OrderErrand(
                        GoodsFolder.sku(product),
                        GoodsFolder.cents(product),
                        tokens.get(number),
                        "memory-" + number + "-");
            });
            System.err.println("holding");
            all(
                    stall,
                    size.holds(),
                    number -> new HoldErrand(
                            GoodsFolder.sku(number % size.products()), LEASE, tokens.get(number), number));
            TimeUnit.SECONDS.sleep(size.settleSeconds());
            return stall.residentMebibytes();
        }
    }

    private static void all(Stall stall, int count, IntFunction<Patient.Errand> errands)
            throws IOException, InterruptedException {
        var plan = LoadPlan.of(stall.port(), 1, CLIENTS, Duration.ZERO, FILLED_WITHIN);
        var result = Load.run(
                plan,
                (number, recorder) -> new Patient(
                        new Counted(errands.apply(number), share(count, number)), new Pace.Closed(), recorder),
                Watch.NOTHING);
        if (result.wrong() > 0 || result.okEver() != count) {
            throw new IOException("%d of %d done, %d wrong answers; the first: %s"
                    .formatted(result.okEver(), count, result.wrong(), result.firstWrong()));
        }
    }

    /** So that all of them together do exactly {@code count}. */
    private static long share(int count, int number) {
        return (long) count / CLIENTS + (number < count % CLIENTS ? 1 : 0);
    }

    private static Restart restart(Path home, Path folder, Size size) throws IOException, InterruptedException {
        try (var stall = Stall.start(home, folder, Variant.shipped(home), CONFIG)) {
            TimeUnit.SECONDS.sleep(size.settleSeconds());
            return new Restart(stall.readyMillis(), stall.residentMebibytes());
        }
    }

    private static String report(Size size, double busyMebibytes, List<Restart> loaded, List<Restart> empty) {
        var ratio = Spread.ofRatios(
                loaded.stream().mapToDouble(Restart::readyMillis).toArray(),
                empty.stream().mapToDouble(Restart::readyMillis).toArray());
        return "%d products, %d orders in the outbox, %d holds; RSS %d s after; %d restarts of each, in turn.%n%n"
                        .formatted(size.products(), size.orders(), size.holds(), size.settleSeconds(), size.runs())
                + new Markdown("median (range)", "ready ms", "RSS MiB")
                        .row("all of it, after the last hold", "", "%.0f".formatted(busyMebibytes))
                        .row(
                                "all of it, started again",
                                spread(loaded, Restart::readyMillis),
                                spread(loaded, Restart::mebibytes))
                        .row(
                                "empty, started again",
                                spread(empty, Restart::readyMillis),
                                spread(empty, Restart::mebibytes))
                + "%nReady, all of it / empty: %s times. Aims: %.0f MiB, and within 10 %%.%n"
                        .formatted(ratio.text(2), AIM_MEBIBYTES);
    }

    private static String spread(List<Restart> restarts, ToDoubleFunction<Restart> figure) {
        return Spread.of(restarts.stream().map(figure::applyAsDouble).toList()).text(0);
    }
}
