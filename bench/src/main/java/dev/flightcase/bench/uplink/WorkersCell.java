package dev.flightcase.bench.uplink;

import dev.flightcase.bench.DiskProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Many nodes that all have a queue, one hub, and more workers for it. */
final class WorkersCell implements Cell {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int POLL_MILLIS = 5;
    private static final long SEED = 20_260_603;

    private final Stage stage;
    private final Site site;
    private int made;

    WorkersCell(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
    }

    @Override
    public Findings run(Scale scale) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        double syncs = DiskProbe.syncsPerSecond(stage.scratch());
        var random = new SplittableRandom(SEED);
        for (int workers : scale.fleet().workers()) {
            site.workers(workers);
            var perSecond = new ArrayList<Double>();
            var cores = new ArrayList<Map<String, Double>>();
            // The compiler is busy in the first seconds of a process.
            double warmUp = drain(scale, random, new ArrayList<>());
            stage.tell("workers, %s: %.0f orders/s, not counted".formatted(words(workers), warmUp));
            for (int round = 1; round <= scale.rounds(); round++) {
                perSecond.add(drain(scale, random, cores));
                stage.tell("workers, %s, round %d of %d: %.0f orders/s"
                        .formatted(words(workers), round, scale.rounds(), perSecond.getLast()));
            }
            figures.add(new Figure("orders/s with " + words(workers), 0, new Aim.None(), perSecond));
            notes.add("cores with " + words(workers) + ": " + Cores.words(cores));
        }
        site.workers(1);
        notes.add("the disk makes 4 KiB durable %,.0f times a second".formatted(syncs));
        return new Findings(
                "Many nodes, one hub",
                ("%d simulated nodes, each the node's own connection with %,d orders in a journal in memory, without TLS, all at once; a worker"
                                + " is a process of its own.")
                        .formatted(
                                scale.fleet().nodes(),
                                scale.orders() / scale.fleet().nodes()),
                figures,
                notes);
    }

    private double drain(Scale scale, SplittableRandom random, List<Map<String, Double>> cores)
            throws IOException, InterruptedException {
        var nodes = new ArrayList<SimulatedNode>();
        for (int n = 0; n < scale.fleet().nodes(); n++) {
            nodes.add(new SimulatedNode("many-" + ++made, site.brokerPort(), false, random.split()));
        }
        int each = Math.max(1, scale.orders() / scale.fleet().nodes());
        var orders = nodes.stream().map(node -> node.make(each)).toList();
        nodes.forEach(SimulatedNode::start);
        for (var node : nodes) {
            while (!node.isOnline()) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        var busy = Cores.of(site);
        busy.begin();
        long begun = System.nanoTime();
        for (int n = 0; n < nodes.size(); n++) {
            nodes.get(n).sell(orders.get(n));
        }
        for (var node : nodes) {
            if (!node.outbox().awaitDone(PATIENCE)) {
                throw new IOException("a simulated node still waits for its receipts");
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        cores.add(busy.end());
        nodes.forEach(SimulatedNode::close);
        return (double) each * nodes.size() / seconds;
    }

    private static String words(int workers) {
        return workers == 1 ? "one worker" : workers + " workers";
    }
}
