package dev.flightcase.bench.uplink;

import dev.flightcase.bench.catalog.Edit;
import dev.flightcase.bench.catalog.Phone;
import dev.flightcase.bench.stall.GoodsFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A price that the hub's operator changes, until every phone at a stall has heard of it. */
final class PricesCell implements Cell {
    private static final int PHONES = 50;
    private static final int PRODUCTS = 1_000;
    /** Of these, again and again: an announcement says all prices that differ from the catalog's. */
    private static final int PRICED = 100;

    private static final int WARM_UP = 20;
    private static final int PAUSE_MILLIS = 50;
    private static final long SEEN_WITHIN_MILLIS = 5_000;
    private static final long FIRST_CENTS = 20_000;
    private static final long SEED = 20_260_605;
    private static final Aim AIM = new Aim.AtMost(200);
    private static final Aim NONE = new Aim.None();

    private final Stage stage;
    private final Site site;

    /** The stall's phones, and the price that is on its way to them. */
    private record Crowd(List<Phone> phones, AtomicReference<@Nullable Edit> current) {}

    PricesCell(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
    }

    @Override
    public Findings run(Scale scale) throws IOException, InterruptedException {
        var rounds = new ArrayList<List<Figure>>();
        long missed = 0;
        try (var node = ClaimedStall.start(stage.home(), stage.scratch().resolve("prices"), site)) {
            var catalog = new CatalogFolder(stage.scratch().resolve("priced"), PRODUCTS, 0);
            new Publication(stage.home(), site).publish(catalog, node);
            var crowd = new Crowd(new ArrayList<>(), new AtomicReference<>());
            try {
                listen(node, crowd);
                var random = new SplittableRandom(SEED);
                long cents = FIRST_CENTS;
                for (int round = 1; round <= scale.rounds(); round++) {
                    stage.tell("prices, round %d of %d".formatted(round, scale.rounds()));
                    changes(node, crowd, random, cents, WARM_UP, new ArrayList<>());
                    var seen = new ArrayList<Long>();
                    missed += changes(node, crowd, random, cents + WARM_UP, scale.prices(), seen);
                    cents += WARM_UP + scale.prices();
                    rounds.add(figures(new Latencies(seen)));
                }
            } finally {
                for (var phone : crowd.phones()) {
                    phone.close();
                }
            }
        }
        return new Findings(
                "A price that the hub changes",
                ("`POST /api/v1/prices` at the hub, which is what `flightcase hub price` does, until each of %d phones has its event; %d prices a round,"
                                + " %d ms after the last phone had the one before, of one of %d products,"
                                + " on a catalog of %,d.")
                        .formatted(PHONES, scale.prices(), PAUSE_MILLIS, PRICED, PRODUCTS),
                Figure.joined(rounds),
                List.of("events that did not come within %d s: %d".formatted(SEEN_WITHIN_MILLIS / 1_000, missed)));
    }

    private List<Figure> figures(Latencies seen) {
        stage.tell("  p50 %.1f ms, p99 %.1f ms".formatted(seen.millis(50), seen.millis(99)));
        return List.of(
                Figure.of("from the operator's request to the event at a phone, p99, ms", 1, AIM, seen.millis(99)),
                Figure.of("the same, p50, ms", 1, NONE, seen.millis(50)),
                Figure.of("the same, longest, ms", 1, NONE, seen.millis(100)));
    }

    private static void listen(ClaimedStall node, Crowd crowd) throws IOException, InterruptedException {
        var listening = new CountDownLatch(PHONES);
        for (int number = 0; number < PHONES; number++) {
            var phone = new Phone(number, node.stall().port(), listening, crowd.current());
            crowd.phones().add(phone);
            Thread.ofVirtual().name("phone-" + number).start(phone);
        }
        listening.await();
    }

    /** Returns how many events did not come. */
    private long changes(
            ClaimedStall node, Crowd crowd, SplittableRandom random, long firstCents, int count, List<Long> seen)
            throws IOException, InterruptedException {
        long missed = 0;
        for (int i = 0; i < count; i++) {
            var sku = GoodsFolder.sku(random.nextInt(PRICED));
            long cents = firstCents + i;
            var edit = new Edit(sku, cents, System.nanoTime(), PHONES);
            crowd.current().set(edit);
            site.front()
                    .post(
                            "/api/v1/prices",
                            "{\"node\":\"%s\",\"event\":\"\",\"prices\":[\"%s=%s\"]}"
                                    .formatted(node.id(), sku, euros(cents)));
            if (!edit.awaitAll(SEEN_WITHIN_MILLIS)) {
                complain(crowd.phones());
            }
            for (int phone = 0; phone < PHONES; phone++) {
                if (edit.nanos(phone) == 0) {
                    missed++;
                } else {
                    seen.add(edit.nanos(phone));
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return missed;
    }

    private static String euros(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /** A phone that is gone is no slow phone. */
    private static void complain(List<Phone> phones) throws IOException {
        for (var phone : phones) {
            if (!phone.trouble().isEmpty()) {
                throw new IOException("a phone listens no more: " + phone.trouble());
            }
        }
    }
}
