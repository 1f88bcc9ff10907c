package dev.flightcase.bench.live;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.Client;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.LoadResult;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Step;
import dev.flightcase.bench.load.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whether a part ever waits for an acknowledgement that the receiver delays: Nagle's algorithm and 40 ms, which averages hide. Few
 * connections, at the pace of players and not as fast as they can.
 */
final class BandCell {
    private static final long FROM_NANOS = 35_000_000;
    private static final long TO_NANOS = 50_000_000;
    private static final long EVERY_NANOS = 20_000_000;

    private final List<Contender> contenders;

    BandCell(List<Contender> contenders) {
        this.contenders = List.copyOf(contenders);
    }

    String run(Duration measured) throws IOException, InterruptedException {
        var table = new Markdown("connections", "server", "answers", "p50 ms", "p99 ms", "answers in 35 to 50 ms");
        for (int connections : List.of(1, 8)) {
            System.err.println("band: " + connections + " connections");
            for (var server : contenders) {
                var inBand = new LongAdder();
                var plan = LoadPlan.of(server.port(), 1, connections, Duration.ofSeconds(1), measured);
                var result = Load.run(
                        plan,
                        (_, recorder) -> new Timed(
                                new Patient(
                                        new ObjectErrand(server),
                                        new Pace.Steady(System.nanoTime() + EVERY_NANOS, EVERY_NANOS),
                                        recorder),
                                inBand),
                        Watch.NOTHING);
                check(server, result);
                table.row(
                        String.valueOf(connections),
                        server.name(),
                        String.valueOf(result.ok()),
                        "%.2f".formatted(result.latency().p50()),
                        "%.2f".formatted(result.latency().p99()),
                        inBand + (server.equals(contenders.getFirst()) ? " (aim: 0)" : ""));
            }
        }
        return "#### A part every 20 ms and connection\n\n" + table + "\n";
    }

    private static void check(Contender server, LoadResult result) throws IOException {
        if (result.wrong() > 0 || result.ok() == 0) {
            throw new IOException(server.name() + ": wrong answers; the first: " + result.firstWrong());
        }
    }

    /** Counts what took as long as a delayed acknowledgement does, from the moment when it was asked. */
    private static final class Timed implements Client {
        private final Client client;
        private final LongAdder inBand;
        private long askedNanos;

        Timed(Client client, LongAdder inBand) {
            this.client = client;
            this.inBand = inBand;
        }

        @Override
        public Step next(long nowNanos) {
            askedNanos = nowNanos;
            return client.next(nowNanos);
        }

        @Override
        public void answered(Answer answer, long nowNanos) {
            long took = nowNanos - askedNanos;
            if (took >= FROM_NANOS && took <= TO_NANOS) {
                inBand.increment();
            }
            client.answered(answer, nowNanos);
        }

        @Override
        public void lost(String why) {
            client.lost(why);
        }
    }
}
