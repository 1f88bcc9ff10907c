package dev.flightcase.bench.checkout;

import dev.flightcase.bench.load.Buckets;
import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.LoadResult;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.NodeApi;
import dev.flightcase.bench.stall.Stall;
import dev.flightcase.bench.video.Audience;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One stretch of orders on a node: seen by its clients, by the node's own histogram, and by those who watch meanwhile. */
final class OrderPhase implements Watch {
    private static final double AIM_SECONDS = 0.025;

    private final NodeApi api;
    private final CpuWatch cpu;
    private final Supplier<Optional<Audience.Report>> audience;
    private Buckets server = new Buckets(new TreeMap<>());
    private Audience.Report watched = new Audience.Report(0, 0, 0, 0);

    private OrderPhase(Stall stall, Supplier<Optional<Audience.Report>> audience) {
        this.api = stall.api();
        this.cpu = new CpuWatch(stall.pid());
        this.audience = audience;
    }

    /**
     * What it showed.
     *
     * @param serverP99 ms, by the node's histogram: from the request's head to the last byte of the answer in its socket
     * @param serverWithinAim share of orders answered within 25 ms there
     * @param serverCores CPU time of the node over time
     * @param clientCores CPU time of load generator and viewers together over time
     */
    record Figures(
            LoadResult load,
            double serverP99,
            double serverWithinAim,
            double serverCores,
            double clientCores,
            Audience.Report watched) {}

    /**
     * Who buys, and how fast.
     *
     * @param perSecond orders of each client; 0: the next one as soon as the last is answered
     * @param tokens one for each client
     * @param keyStart makes the keys of this phase its own
     */
    record Buyers(String sku, long cents, double perSecond, List<String> tokens, String keyStart) {
        Buyers {
            tokens = List.copyOf(tokens);
        }
    }

    /** @throws IOException also when an answer was wrong, or the node counted other orders than its clients */
    static Figures run(Stall stall, LoadPlan plan, Buyers buyers, Supplier<Optional<Audience.Report>> audience)
            throws IOException, InterruptedException {
        var phase = new OrderPhase(stall, audience);
        var result = Load.run(
                plan,
                (number, recorder) -> new Patient(
                        new OrderErrand(
                                buyers.sku(),
                                buyers.cents(),
                                buyers.tokens().get(number),
                                buyers.keyStart() + number + "-"),
                        pace(buyers, number, plan.clients()),
                        recorder),
                phase);
        if (result.wrong() > 0 || result.ok() == 0) {
            throw new IOException("%d orders acknowledged, %d wrong answers; the first: %s"
                    .formatted(result.ok(), result.wrong(), result.firstWrong()));
        }
        return new Figures(
                result,
                phase.server.percentile(99),
                phase.server.shareUpTo(AIM_SECONDS),
                phase.cpu.serverMicros(1) / 1e6 / result.seconds(),
                phase.cpu.clientMicros(1) / 1e6 / result.seconds(),
                phase.watched);
    }

    /** Not all at the same moment. */
    private static Pace pace(Buyers buyers, int number, int clients) {
        if (buyers.perSecond() == 0) {
            return new Pace.Closed();
        }
        long everyNanos = Math.round(1e9 / buyers.perSecond());
        return new Pace.Steady(System.nanoTime() + everyNanos * number / clients, everyNanos);
    }

    @Override
    public void begins() throws IOException, InterruptedException {
        server = look();
        watched = audience.get().orElse(watched);
        cpu.begins();
    }

    @Override
    public void ends() throws IOException, InterruptedException {
        cpu.ends();
        var before = watched;
        watched = audience.get().map(report -> report.since(before)).orElse(before);
        server = look().since(server);
    }

    private Buckets look() throws IOException, InterruptedException {
        return Buckets.parse(api.metrics(), "flightcase_checkout_answer_seconds", "request=\"order\"");
    }
}
