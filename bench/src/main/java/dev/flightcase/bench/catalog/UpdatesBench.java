package dev.flightcase.bench.catalog;

import dev.flightcase.bench.BenchMain;
import dev.flightcase.bench.Block;
import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.load.Latency;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.NodeApi;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** From the operator's edit to every phone. */
@Command(
        name = "updates",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = BenchMain.USAGE,
        description = "An operator's edit of a price (PATCH) until each of 50 phones has its event, p99.")
final class UpdatesBench implements Callable<Integer> {
    private static final String NAME = "catalog updates";
    private static final Size QUICK = new Size(1_000, 1, 50);
    private static final long SEEN_WITHIN_MILLIS = 5_000;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int WARM_UP_EDITS = 50;
    private static final long FIRST_CENTS = 20_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CatalogBench catalog;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called.
    private CommandSpec spec;

    @Option(names = "--products", defaultValue = "10000", description = "In the catalog (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--phones", defaultValue = "50", description = "That listen (default: ${DEFAULT-VALUE}).")
    private int phones;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Each with phones that connect anew (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--edits",
            defaultValue = "200",
            description = "Of each round, measured (default: ${DEFAULT-VALUE}).")
    private int edits;

    @Option(
            names = "--pause",
            defaultValue = "50",
            description = "Milliseconds between two edits (default: ${DEFAULT-VALUE}).")
    private int pauseMillis;

    /**
     * How much of it.
     *
     * @param edits of each round, measured
     */
    private record Size(int products, int rounds, int edits) {}

    /**
     * What a round showed.
     *
     * @param missed phones that did not hear of an edit within five seconds, added up
     * @param answered the PATCH itself
     */
    private record Round(Latency seen, Latency answered, long missed) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (products < 1 || phones < 1 || rounds < 1 || edits < 1 || pauseMillis < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--products, --phones, --rounds and --edits must be positive, --pause not negative");
        }
        var home = catalog.home();
        var size = catalog.quick() ? QUICK : new Size(products, rounds, edits);
        var all = new ArrayList<Round>();
        try (var scratch = Scratch.of(home, "updates");
                var stall = Stall.start(home, scratch.folder(), Variant.shipped(home), "")) {
            stall.importGoods(GoodsFolder.write(scratch.folder().resolve("goods"), GoodsFolder.many(size.products())));
            var sku = GoodsFolder.sku(0);
            var first = patch(stall.api(), sku, tag(stall.api(), sku), FIRST_CENTS);
            if (first.status() == NOT_FOUND || first.status() == NOT_ALLOWED) {
                Block.skip(home, NAME, "this node has no route to edit a product; it answers " + first.status());
                return 0;
            }
            var random = new Random(1);
            for (int round = 1; round <= size.rounds(); round++) {
                System.err.printf("round %d of %d%n", round, size.rounds());
                all.add(round(stall, size, random, FIRST_CENTS + (long) round * (WARM_UP_EDITS + size.edits())));
            }
        }
        Block.publish(
                home,
                NAME,
                report(size, all) + "\nJVM flags: `"
                        + String.join(" ", Variant.shipped(home).flags()) + "`");
        return 0;
    }

    private Round round(Stall stall, Size size, Random random, long firstCents)
            throws IOException, InterruptedException {
        var current = new AtomicReference<@Nullable Edit>();
        var listening = new CountDownLatch(phones);
        var crowd = new ArrayList<Phone>();
        try {
            for (int number = 0; number < phones; number++) {
                var phone = new Phone(number, stall.port(), listening, current);
                crowd.add(phone);
                Thread.ofVirtual().name("phone-" + number).start(phone);
            }
            listening.await();
            var warmUp = new Size(size.products(), 1, WARM_UP_EDITS);
            edits(stall.api(), warmUp, random, firstCents, current, crowd);
            return edits(stall.api(), size, random, firstCents + WARM_UP_EDITS, current, crowd);
        } finally {
            for (var phone : crowd) {
                phone.close();
            }
        }
    }

    private Round edits(
            NodeApi api,
            Size size,
            Random random,
            long firstCents,
            AtomicReference<@Nullable Edit> current,
            List<Phone> crowd)
            throws IOException, InterruptedException {
        var seen = new Histogram(3);
        var answered = new Histogram(3);
        long missed = 0;
        for (int i = 0; i < size.edits(); i++) {
            var sku = GoodsFolder.sku(random.nextInt(size.products()));
            var tag = tag(api, sku);
            var edit = new Edit(sku, firstCents + i, System.nanoTime(), phones);
            current.set(edit);
            var reply = patch(api, sku, tag, firstCents + i);
            answered.recordValue(edit.ageNanos(System.nanoTime()));
            if (reply.status() != 200) {
                throw new IOException("the edit of " + sku + " answers " + reply.status() + " " + reply.body());
            }
            if (!edit.awaitAll(SEEN_WITHIN_MILLIS)) {
                complain(crowd);
            }
            for (int phone = 0; phone < phones; phone++) {
                if (edit.nanos(phone) == 0) {
                    missed++;
                } else {
                    seen.recordValue(edit.nanos(phone));
                }
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
        return new Round(Latency.of(seen), Latency.of(answered), missed);
    }

    private static String tag(NodeApi api, String sku) throws IOException, InterruptedException {
        return api.send("GET", "/api/v1/products/" + sku, Map.of(), "").etag();
    }

    private static NodeApi.Reply patch(NodeApi api, String sku, String tag, long cents)
            throws IOException, InterruptedException {
        return api.send(
                "PATCH",
                "/api/v1/products/" + sku,
                Map.of("If-Match", tag),
                "{\"price\":{\"amount\":" + cents + ",\"currency\":\"EUR\"}}");
    }

    /** A phone that is gone is no slow phone. */
    private static void complain(List<Phone> crowd) throws IOException {
        for (var phone : crowd) {
            if (!phone.trouble().isEmpty()) {
                throw new IOException("a phone listens no more: " + phone.trouble());
            }
        }
    }

    private String report(Size size, List<Round> all) {
        var text =
                new StringBuilder("%d products, %d phones, %d rounds of %d edits, %d ms apart, after %d to warm up.%n%n"
                        .formatted(size.products(), phones, size.rounds(), size.edits(), pauseMillis, WARM_UP_EDITS));
        text.append(new Markdown("median (range) of the rounds, ms", "p50", "p99", "longest")
                .row(
                        "edit sent to event at the phone",
                        spread(all, round -> round.seen().p50()),
                        spread(all, round -> round.seen().p99()),
                        spread(all, round -> round.seen().max()))
                .row(
                        "edit sent to its answer",
                        spread(all, round -> round.answered().p50()),
                        spread(all, round -> round.answered().p99()),
                        spread(all, round -> round.answered().max())));
        text.append("\nEvents that did not come within %d s: %d. Aim: p99 of 50 ms.\n\nEach round, p99 ms:"
                .formatted(
                        SEEN_WITHIN_MILLIS / 1000,
                        all.stream().mapToLong(Round::missed).sum()));
        all.forEach(round -> text.append(" %.1f;".formatted(round.seen().p99())));
        return text.append('\n').toString();
    }

    private static String spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(1);
    }
}
