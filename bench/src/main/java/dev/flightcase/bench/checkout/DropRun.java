package dev.flightcase.bench.checkout;

import dev.flightcase.bench.checkout.DropErrand.Drop;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.LoadResult;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.Goods;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One drop: every phone at once, and then a look at what the node says it sold. */
final class DropRun {
    static final long UNITS = 100;

    private static final long CENTS = 6_000;
    private static final long BUNDLE_CENTS = 8_000;
    private static final String BESIDE = "BESIDE-1";
    private static final int NOT_THERE = 404;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private DropRun() {}

    /**
     * @param attempts of each phone
     * @param threads of the load generator
     */
    record Size(int phones, int attempts, int threads) {}

    /**
     * What came of it.
     *
     * @param left units that the node still offers
     * @param audited whether the node was able to check its own books
     * @param problems in words; none when all is as it must be
     */
    record Outcome(LoadResult load, DropTally tally, long left, boolean audited, List<String> problems) {
        Outcome {
            problems = List.copyOf(problems);
        }
    }

    /** A catalog for so many drops: each its own thing, and a bundle of it with something of which there is enough. */
    static Stream<Goods> goods(int runs) {
        return Stream.concat(
                Stream.of(Goods.of(BESIDE, 2_000, 1_000_000)),
                IntStream.range(0, runs)
                        .boxed()
                        .flatMap(run -> Stream.of(
                                Goods.of(drop(run).sku(), CENTS, UNITS),
                                Goods.bundle(
                                        drop(run).bundle(),
                                        BUNDLE_CENTS,
                                        drop(run).sku() + "*1 " + BESIDE + "*1"))));
    }

    private static Drop drop(int run) {
        return new Drop("DROP-" + run, CENTS, "BUNDLE-" + run, BUNDLE_CENTS);
    }

    /**
     * @param tokens of the phones
     * @param run its number, which is also its seed
     */
    static Outcome of(Stall stall, List<String> tokens, int run, Size size) throws IOException, InterruptedException {
        var drop = drop(run);
        var tally = new DropTally();
        var plan = LoadPlan.of(stall.port(), size.threads(), size.phones(), Duration.ZERO, AT_MOST);
        var load = Load.run(
                plan,
                (number, recorder) -> {
                    var random = new Random(((long) run << 32) + number);
                    var keys = "drop-" + run + "-" + number + "-";
                    return new Patient(
                            new DropErrand(drop, tokens.get(number), keys, size.attempts(), random, tally),
                            new Pace.Closed(),
                            recorder);
                },
                Watch.NOTHING);
        long left = stall.api().available().getOrDefault(drop.sku(), -1L);
        var audit = stall.api().send("GET", "/api/v1/audit", Map.of(), "");
        boolean audited = audit.status() != NOT_THERE;
        var problems = problems(load, tally, left, size);
        if (audited && (audit.status() != 200 || !audit.json().at("ok").isTrue())) {
            problems.add("the audit says " + audit.status() + " " + audit.body());
        }
        return new Outcome(load, tally, left, audited, problems);
    }

    private static List<String> problems(LoadResult load, DropTally tally, long left, Size size) {
        var problems = new ArrayList<String>();
        if (tally.sold() != UNITS) {
            problems.add(tally.sold() + " sold of " + UNITS);
        }
        if (left != 0) {
            problems.add("the node says that " + left + " are left");
        }
        long attempts = (long) size.phones() * size.attempts();
        if (tally.answered() != attempts) {
            problems.add(tally.answered() + " of " + attempts + " attempts answered");
        }
        if (load.wrong() > 0) {
            problems.add(load.wrong() + " wrong answers; the first: " + load.firstWrong());
        }
        if (!tally.withoutGaps()) {
            problems.add("the numbers of the orders have gaps");
        }
        return problems;
    }
}
