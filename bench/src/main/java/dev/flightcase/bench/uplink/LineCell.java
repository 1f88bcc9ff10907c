package dev.flightcase.bench.uplink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A line that is cut and comes back, and one that swallows without a word. */
final class LineCell implements Cell {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int POLL_MILLIS = 2;
    private static final long PATIENCE_NANOS = 200_000_000_000L;
    private static final long SELL_EVERY_NANOS = 1_000_000_000L;
    private static final long SEED = 20_260_602;
    private static final Aim AIM_BACK = new Aim.AtMost(2);
    private static final Aim AIM_FOUND = new Aim.AtMost(15);
    private static final Aim AIM_FOUND_METERED = new Aim.AtMost(90);

    private final Stage stage;
    private final Site site;

    LineCell(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
    }

    @Override
    public Findings run(Scale scale) throws IOException, InterruptedException {
        var rounds = new ArrayList<List<Figure>>();
        var random = new SplittableRandom(SEED);
        var plain = new ArrayList<SimulatedNode>();
        var metered = new ArrayList<SimulatedNode>();
        try (var wire = new Wire(0)) {
            wire.leadTo(site.brokerPort());
            for (int n = 0; n < scale.fleet().lines(); n++) {
                plain.add(new SimulatedNode("line-" + n, wire.port(), false, random.split()));
                metered.add(new SimulatedNode("metered-" + n, wire.port(), true, random.split()));
            }
            var all = new ArrayList<>(plain);
            all.addAll(metered);
            all.forEach(SimulatedNode::start);
            await(all, SimulatedNode::isOnline);
            for (int round = 1; round <= scale.rounds(); round++) {
                stage.tell("line, round %d of %d".formatted(round, scale.rounds()));
                var figures = new ArrayList<>(back(wire, plain, scale, random));
                figures.addAll(halfOpen(wire, plain, metered, random));
                rounds.add(figures);
            }
            all.forEach(SimulatedNode::close);
        }
        return new Findings(
                "A line that is lost",
                ("%d simulated nodes, each the node's own connection with a journal in memory, without TLS, all behind one line; and as many"
                                + " that are told that theirs is metered. Half of them sell an order each second while the line swallows.")
                        .formatted(scale.fleet().lines()),
                Figure.joined(rounds),
                List.of("each round's figure is that of its slowest node; the aims hold for every one"));
    }

    /** Cut for a while, so that the waits between attempts are at their longest; then the modem says that it is back. */
    private List<Figure> back(Wire wire, List<SimulatedNode> nodes, Scale scale, SplittableRandom random)
            throws IOException, InterruptedException {
        wire.cut();
        nodes.forEach(SimulatedNode::sellOne);
        var outage = scale.pauses().outage();
        TimeUnit.NANOSECONDS.sleep(outage.toNanos() + random.nextLong(outage.toNanos() / 2 + 1));
        long restored = System.nanoTime();
        wire.restore();
        nodes.forEach(SimulatedNode::linkChanged);
        double online = await(nodes, SimulatedNode::isOnline) - restored;
        double done = await(nodes, node -> node.outbox().done() == node.outbox().last()) - restored;
        stage.tell("  back: online after %.2f s, sold meanwhile at the hub after %.2f s"
                .formatted(online / 1e9, done / 1e9));
        return List.of(
                Figure.of("from the link event until the line is used, s", 2, AIM_BACK, online / NANOS_PER_SECOND),
                Figure.of(
                        "from the link event until the hub has what was sold meanwhile, s",
                        2,
                        new Aim.None(),
                        done / NANOS_PER_SECOND));
    }

    private List<Figure> halfOpen(
            Wire wire, List<SimulatedNode> plain, List<SimulatedNode> metered, SplittableRandom random)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(plain);
        all.addAll(metered);
        all.forEach(SimulatedNode::linkChanged);
        await(all, SimulatedNode::isOnline);
        // Not all at the same moment of their keep-alive.
        TimeUnit.MILLISECONDS.sleep(random.nextInt(5_000));
        var before = all.stream().mapToLong(SimulatedNode::failures).toArray();
        var found = new long[all.size()];
        long swallowed = System.nanoTime();
        wire.swallow();
        long sold = swallowed;
        int left = all.size();
        while (left > 0) {
            long now = System.nanoTime();
            if (now - sold > SELL_EVERY_NANOS) {
                sold = now;
                sellHalf(all, found);
            }
            left = 0;
            for (int n = 0; n < found.length; n++) {
                if (found[n] == 0 && all.get(n).failures() > before[n]) {
                    found[n] = now - swallowed;
                }
                left += found[n] == 0 ? 1 : 0;
            }
            if (now - swallowed > PATIENCE_NANOS) {
                throw new IOException(left + " nodes still think that a line is well which is not");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        wire.restore();
        all.forEach(SimulatedNode::linkChanged);
        double slowest = slowest(found, 0, plain.size());
        double slowestMetered = slowest(found, plain.size(), found.length);
        stage.tell("  half-open: found after %.1f s, metered %.1f s".formatted(slowest, slowestMetered));
        return List.of(
                Figure.of("half-open line found, s", 1, AIM_FOUND, slowest),
                Figure.of("half-open line found where it is metered, s", 1, AIM_FOUND_METERED, slowestMetered));
    }

    private static void sellHalf(List<SimulatedNode> nodes, long[] found) {
        for (int n = 0; n < found.length; n += 2) {
            if (found[n] == 0) {
                nodes.get(n).sellOne();
            }
        }
    }

    private static double slowest(long[] nanos, int from, int to) {
        long most = 0;
        for (int n = from; n < to; n++) {
            most = Math.max(most, nanos[n]);
        }
        return most / NANOS_PER_SECOND;
    }

    /** The tick at which the last of them was so. */
    private static long await(List<SimulatedNode> nodes, Predicate<SimulatedNode> is)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (var node : nodes) {
            while (!is.test(node)) {
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new IOException("a simulated node does not come back");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        return System.nanoTime();
    }
}
