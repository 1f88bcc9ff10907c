package dev.flightcase.demo;

import dev.flightcase.demo.client.HubClient.NodeView;
import dev.flightcase.demo.client.Metrics;
import dev.flightcase.demo.client.NodeClient;
import dev.flightcase.demo.process.Supervised;
import dev.flightcase.demo.report.Part;
import dev.flightcase.demo.report.Summary;
import dev.flightcase.demo.report.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Act three: encoder, visitors, node and hub stop in this order, and what was seen on the way becomes the summary. */
final class Closing {
    /** Bounds of each; together they mostly take half of the five seconds that a stop may take. */
    private static final Duration ENCODER = Duration.ofSeconds(1);

    private static final Duration VISITORS = Duration.ofMillis(1_200);
    private static final Duration NODE = Duration.ofMillis(1_300);
    /** The last orders are on their way to the hub. */
    private static final Duration DRAINED = Duration.ofMillis(500);

    private static final Duration OFFLINE = Duration.ofMillis(500);
    /** Its database writes what it has to its disk. */
    private static final Duration HUB = Duration.ofSeconds(2);

    private final World world;
    private final Cast cast;
    private final Visit visit;
    private final List<String> failures = new ArrayList<>();

    Closing(World world, Cast cast, Visit visit) {
        this.world = world;
        this.cast = cast;
        this.visit = visit;
    }

    Summary run() throws InterruptedException {
        long start = System.nanoTime();
        boolean nodeWasUp = cast.node().alive();
        stop(cast.encoder(), ENCODER);
        visit.stop(VISITORS);
        // A sign of its own: the demo's says stop already.
        new StopSign().waitUntil(this::drained, DRAINED);
        long waiting = world.node().ordersWaiting();
        int products = world.node().products();
        var metrics = world.node().metrics();
        boolean seenOnline = world.hub().seesNode();
        stop(cast.node(), NODE);
        boolean seenOffline = nodeWasUp && seesNodeLeave();
        var nodes = world.hub().nodes();
        stop(cast.hub(), HUB);
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Summary(parts(metrics, products, waiting, heartbeat(nodes, seenOnline, seenOffline), took));
    }

    private void stop(Supervised program, Duration patience) throws InterruptedException {
        if (program.stop(patience) instanceof Supervised.Failed(String why)) {
            failures.add("the " + program.name() + " " + why);
        }
    }

    private boolean drained() {
        try {
            return world.node().ordersWaiting() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean seesNodeLeave() throws InterruptedException {
        // A sign of its own: the demo's says stop already.
        return new StopSign().waitUntil(() -> seesAllOffline(), OFFLINE);
    }

    private boolean seesAllOffline() {
        try {
            var nodes = world.hub().nodes();
            return !nodes.isEmpty() && nodes.stream().noneMatch(NodeView::online);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Part heartbeat(List<NodeView> nodes, boolean seenOnline, boolean seenOffline) {
        long births = nodes.stream().mapToLong(NodeView::births).sum();
        long data = nodes.stream().mapToLong(NodeView::data).sum();
        return new Verdicts.Heartbeat(seenOnline, seenOffline, births, data, visit.cutMade(), visit.cutSeen()).part();
    }

    private List<Part> parts(Metrics metrics, int products, long waiting, Part heartbeat, Duration took) {
        var parts = new ArrayList<Part>();
        parts.add(new Verdicts.Live(
                        metrics.whole(NodeClient.SEGMENTS_IN),
                        metrics.whole("flightcase_media_segments_out_total"),
                        visit.picture().framesRead(),
                        visit.picture().lastLook(),
                        cast.encoder().deaths())
                .part());
        parts.add(Verdicts.catalog(products));
        if (world.options().viewers() > 0) {
            parts.add(Verdicts.viewers(world.options().viewers(), visit.viewers()));
        }
        if (world.options().buyers() > 0) {
            var sales = visit.buyers();
            parts.add(Verdicts.sales(world.options().buyers(), sales));
            parts.add(new Verdicts.Orders(sales.sold(), waiting, visit.queue().longest(), visit.cutMade()).part());
        }
        parts.add(heartbeat);
        parts.add(new Verdicts.Processes(cast.node().deaths() + cast.hub().deaths(), failures, took).part());
        return parts;
    }
}
