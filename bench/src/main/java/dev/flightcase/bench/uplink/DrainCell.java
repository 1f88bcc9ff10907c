package dev.flightcase.bench.uplink;

import dev.flightcase.bench.DiskProbe;
import dev.flightcase.bench.checkout.BasketErrand;
import dev.flightcase.bench.load.Counted;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.GoodsFolder;
import dev.flightcase.bench.stall.Stall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A line that was cut while the stall sold, and comes back. */
final class DrainCell implements Cell {
    private static final int TILLS = 64;
    private static final int PRODUCTS = 1_000;
    private static final Duration FILLED_WITHIN = Duration.ofMinutes(20);
    private static final long SEED = 20_260_601;

    private final Stage stage;
    private final Site site;

    /** One thing after the other, on the same node and hub. */
    private record Shop(ClaimedStall node, List<String> tills, SplittableRandom random) {}

    DrainCell(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
    }

    @Override
    public Findings run(Scale scale) throws IOException, InterruptedException {
        var rounds = new ArrayList<List<Figure>>();
        var cores = new ArrayList<Map<String, Double>>();
        double syncs = DiskProbe.syncsPerSecond(stage.scratch());
        var event = LinkEvent.prepare();
        try (var node = ClaimedStall.start(stage.home(), stage.scratch().resolve("drain"), site)) {
            node.stall()
                    .importGoods(GoodsFolder.write(stage.scratch().resolve("drain-goods"), GoodsFolder.many(PRODUCTS)));
            var shop = new Shop(node, node.stall().tills(TILLS), new SplittableRandom(SEED));
            for (int round = 1; round <= scale.rounds(); round++) {
                stage.tell("drain, round %d of %d: the line is cut, %d orders"
                        .formatted(round, scale.rounds(), scale.orders()));
                site.line().cut();
                long begun = System.nanoTime();
                fill(shop, scale.orders());
                stage.tell("  sold in %.1f s".formatted((System.nanoTime() - begun) / 1e9));
                var drained = new DrainRound(stage, site, node, PRODUCTS, event).run(scale, shop.random());
                rounds.add(drained.figures());
                cores.add(drained.cores());
            }
        } finally {
            event.ifPresent(LinkEvent::close);
        }
        return new Findings(
                "A day's queue, and people who go on buying",
                ("%,d orders wait on the node when the line comes back, %s. The node is a process of its own with its own flags, claimed,"
                                + " over TLS 1.3; the hub is one process with broker, PostgreSQL and page, and one with a worker.")
                        .formatted(scale.orders(), LiveTills.words()),
                Figure.joined(rounds),
                List.of(
                        "cores while it drained: " + Cores.words(cores),
                        event.isPresent()
                                ? "a link event is a network interface that comes or goes, and here leads nowhere"
                                : "without root no network interface comes or goes here, so the node waits for its next attempt",
                        "the disk makes 4 KiB durable %,.0f times a second".formatted(syncs),
                        "on the wire is what TCP carries both ways, with TLS, receipts, health and live orders; headers of IP and TCP come"
                                + " on top, 4 %% of full segments".formatted()));
    }

    private static void fill(Shop shop, int orders) throws IOException, InterruptedException {
        Stall stall = shop.node().stall();
        var plan = LoadPlan.of(stall.port(), 1, Math.min(TILLS, orders), Duration.ZERO, FILLED_WITHIN);
        var seed = shop.random().nextLong();
        var result = Load.run(
                plan,
                (number, recorder) -> new Patient(
                        new Counted(
                                new BasketErrand(
                                        shop.tills().get(number), PRODUCTS, new SplittableRandom(seed + number)),
                                orders / plan.clients() + (number < orders % plan.clients() ? 1 : 0)),
                        new Pace.Closed(),
                        recorder),
                Watch.NOTHING);
        if (result.wrong() > 0 || result.okEver() != orders) {
            throw new IOException("%d of %d orders taken, %d wrong answers; the first: %s"
                    .formatted(result.okEver(), orders, result.wrong(), result.firstWrong()));
        }
    }
}
