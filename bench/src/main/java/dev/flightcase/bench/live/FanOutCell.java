package dev.flightcase.bench.live;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.load.Latency;
import dev.flightcase.bench.nginx.Nginx;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** From the last byte of a part in the node until the last of its waiting viewers has playlist and part. */
final class FanOutCell {
    /** 0.1 % of the value. */
    private static final int DIGITS = 3;
    /** Of each audience, not counted. */
    private static final int FIRST_PARTS = 3;

    /** The compiler is not done with a server of which it has seen less. */
    private static final int WARM_UP_VIEWERS = 50;

    private static final Map<Integer, String> AIMS = Map.of(1, "5 ms", 100, "25 ms", 500, "1.5 times nginx");

    private final Studio studio;
    private final int parts;
    private final Map<Integer, Figures> figures = new LinkedHashMap<>();

    /** Nanoseconds; nginx counted from the first question, and from the last. */
    private record Figures(Histogram node, Histogram nginxFirst, Histogram nginxLast) {
        Figures() {
            this(new Histogram(DIGITS), new Histogram(DIGITS), new Histogram(DIGITS));
        }
    }

    /**
     * @param audiences so many viewers each
     * @param parts counted, for each audience and round
     */
    FanOutCell(Studio studio, List<Integer> audiences, int parts) {
        this.studio = studio;
        this.parts = parts;
        audiences.forEach(viewers -> figures.put(viewers, new Figures()));
    }

    /** @param warmUpParts go out before anything is counted */
    String run(int rounds, int warmUpParts) throws IOException {
        System.err.println("fan-out: warming up");
        node(WARM_UP_VIEWERS, warmUpParts, new Figures());
        var playlist = studio.playlist(Studio.STILL);
        studio.copy(playlist);
        var part = Cells.part(studio, playlist);
        studio.copy(part);
        for (int round = 0; round < rounds; round++) {
            System.err.printf("fan-out: round %d of %d%n", round + 1, rounds);
            for (var each : figures.entrySet()) {
                if (round % 2 == 0) {
                    node(each.getKey(), parts, each.getValue());
                }
                if (studio.nginx.isPresent()) {
                    nginx(studio.nginx.get(), each.getKey(), each.getValue(), playlist, part);
                }
                if (round % 2 == 1) {
                    node(each.getKey(), parts, each.getValue());
                }
            }
        }
        return report();
    }

    private void node(int viewers, int counted, Figures into) throws IOException {
        try (var stream = new MovingStream(studio);
                var audience = new Audience(studio.stall.port(), viewers)) {
            for (int i = 0; i < FIRST_PARTS + counted; i++) {
                audience.ask(stream.reload(), stream.hint());
                stream.awaitWaiting(audience.requests());
                long sent = stream.send();
                long took = audience.awaitAll() - sent;
                stream.moved(audience.check(Studio.PART_BYTES));
                if (i >= FIRST_PARTS) {
                    into.node.recordValue(took);
                }
            }
        }
    }

    private void nginx(Nginx nginx, int viewers, Figures into, String playlist, String part) throws IOException {
        try (var audience = new Audience(nginx.port(), viewers)) {
            for (int i = 0; i < FIRST_PARTS + parts; i++) {
                long first = System.nanoTime();
                audience.ask(playlist, part);
                long last = System.nanoTime();
                long done = audience.awaitAll();
                var _ = audience.check(Studio.PART_BYTES);
                if (i >= FIRST_PARTS) {
                    into.nginxFirst.recordValue(done - first);
                    into.nginxLast.recordValue(Math.max(0, done - last));
                }
            }
        }
    }

    private String report() {
        var table = new Markdown("viewers", "server, and from when", "parts", "p50 ms", "p99 ms", "longest ms");
        var text = new StringBuilder();
        figures.forEach((viewers, figure) -> {
            row(table, viewers, "Flightcase, last byte of the part in", figure.node);
            if (studio.nginx.isPresent()) {
                row(table, viewers, "nginx, the first viewer asks", figure.nginxFirst);
                row(table, viewers, "nginx, the last viewer asks", figure.nginxLast);
                text.append(
                        "- %d viewers, p99: %.2f times nginx from its first question, %.2f from its last (aim: %s)%n"
                                .formatted(
                                        viewers,
                                        ratio(figure.node, figure.nginxFirst),
                                        ratio(figure.node, figure.nginxLast),
                                        Optional.ofNullable(AIMS.get(viewers)).orElse("none")));
            }
        });
        return "#### From the last byte of a part until the last viewer has playlist and part\n\n" + table + "\n" + text
                + "\n";
    }

    private static double ratio(Histogram node, Histogram nginx) {
        return Latency.of(node).p99() / Latency.of(nginx).p99();
    }

    private static void row(Markdown table, int viewers, String from, Histogram nanos) {
        var latency = Latency.of(nanos);
        table.row(
                String.valueOf(viewers),
                from,
                String.valueOf(latency.count()),
                "%.2f".formatted(latency.p50()),
                "%.2f".formatted(latency.p99()),
                "%.2f".formatted(latency.max()));
    }
}
