package dev.flightcase.bench.uplink;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The line comes back once. What waits by then was sold before. */
final class DrainRound {
    private static final double NANOS_PER_SECOND = 1e9;
    /** So long that no pace of ours leaves it empty. */
    private static final long SPAN_NANOS_MIN = Duration.ofSeconds(1).toNanos();

    private static final long PATIENCE_NANOS = Duration.ofMinutes(30).toNanos();
    private static final double AIM_PER_SECOND = 5_000;
    private static final double AIM_LIVE_MILLIS = 100;
    private static final double AIM_BACK_SECONDS = 2;
    private static final double AIM_BYTES = 600;
    private static final Aim NONE = new Aim.None();

    private final Stage stage;
    private final Site site;
    private final ClaimedStall node;
    private final int products;
    private final Optional<LinkEvent> event;

    /** @param cores of each part while it drained */
    record Drained(List<Figure> figures, Map<String, Double> cores) {}

    /** From the first byte over the line to the last order that had waited. */
    private record Span(long restored, long began, long ended, long orders, long bytes) {
        double seconds() {
            return (ended - began) / NANOS_PER_SECOND;
        }

        /** Of a queue that is gone between two live orders, the first one after it. */
        boolean holds(LiveTills.Sale sale) {
            return sale.since() >= began && sale.since() <= Math.max(ended, began + SPAN_NANOS_MIN);
        }
    }

    DrainRound(Stage stage, Site site, ClaimedStall node, int products, Optional<LinkEvent> event) {
        this.stage = stage;
        this.site = site;
        this.node = node;
        this.products = products;
        this.event = event;
    }

    Drained run(Scale scale, SplittableRandom random) throws IOException, InterruptedException {
        var live = new LiveTills(node.stall().api(), products);
        var cores = Cores.of(site).with("node", node.stall().pid());
        try (var arrivals = new Arrivals(site.front(), node.id()).start()) {
            live.start(random);
            TimeUnit.NANOSECONDS.sleep(scale.pauses().calm().toNanos());
            var before = arrivals.newest();
            var waiting = newest(live);
            long bytes = site.line().bytes();
            site.line().restore();
            event.ifPresent(LinkEvent::raise);
            long restored = System.nanoTime();
            while (site.line().bytes() == bytes) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            long began = System.nanoTime();
            cores.begin();
            long ended = arrivals.await(waiting, PATIENCE_NANOS);
            var busy = cores.end();
            var span = new Span(
                    restored,
                    began,
                    ended,
                    arrivals.newest() - before,
                    site.line().bytes() - bytes);
            stage.tell("  the line was used after %.2f s; drained in %.1f s: %.0f orders/s"
                    .formatted(
                            (began - restored) / NANOS_PER_SECOND,
                            span.seconds(),
                            (waiting - before) / span.seconds()));
            live.await(span::holds);
            arrivals.await(newest(live), PATIENCE_NANOS);
            long calm = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(scale.pauses().calm().toNanos());
            live.await(sale -> sale.since() >= calm);
            live.stop();
            arrivals.await(newest(live), PATIENCE_NANOS);
            double resident = node.stall().residentMebibytes();
            return new Drained(figures(live, arrivals, span, waiting - before, calm, resident), busy);
        }
    }

    private List<Figure> figures(LiveTills live, Arrivals arrivals, Span span, long waited, long calm, double resident)
            throws IOException {
        var meanwhile = live.sales(span::holds);
        var after = live.sales(sale -> sale.since() >= calm);
        var answers = answers(meanwhile);
        return List.of(
                row("orders that had waited, per second", 0, new Aim.AtLeast(AIM_PER_SECOND), waited / span.seconds()),
                row(
                        "a live order and its answer meanwhile, p99, ms",
                        1,
                        new Aim.AtMost(AIM_LIVE_MILLIS),
                        answers.millis(99)),
                row("the same, p50, ms", 1, NONE, answers.millis(50)),
                row(
                        "the same with nothing to drain, p99, ms",
                        1,
                        NONE,
                        answers(after).millis(99)),
                row(
                        "a live order until it is at the hub, longest meanwhile, s",
                        1,
                        NONE,
                        atHub(meanwhile, arrivals).millis(100) / 1e3),
                row(
                        "the same with nothing to drain, p99, ms",
                        0,
                        NONE,
                        atHub(after, arrivals).millis(99)),
                row(
                        "from the " + (event.isPresent() ? "link event" : "line's return") + " until it is used, s",
                        2,
                        event.isPresent() ? new Aim.AtMost(AIM_BACK_SECONDS) : NONE,
                        (span.began() - span.restored()) / NANOS_PER_SECOND),
                row("bytes on the wire per order", 0, new Aim.AtMost(AIM_BYTES), (double) span.bytes() / span.orders()),
                row("RSS of the node after it, MiB", 0, NONE, resident));
    }

    private static Latencies answers(List<LiveTills.Sale> sales) {
        return new Latencies(sales.stream().map(LiveTills.Sale::nanos).toList());
    }

    private static Latencies atHub(List<LiveTills.Sale> sales, Arrivals arrivals) throws IOException {
        for (var sale : sales) {
            arrivals.await(sale.number(), PATIENCE_NANOS);
        }
        return new Latencies(sales.stream()
                .map(sale -> arrivals.when(sale.number()).orElseThrow() - sale.answered())
                .toList());
    }

    private static long newest(LiveTills live) {
        return live.sales(_ -> true).stream()
                .mapToLong(LiveTills.Sale::number)
                .max()
                .orElse(0);
    }

    private static Figure row(String what, int decimals, Aim aim, double value) {
        return Figure.of(what, decimals, aim, value);
    }
}
