package dev.flightcase.bench.catalog;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.catalog.ReadsBench.Server;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The tables of {@link ReadsBench}. */
final class ReadsReport {
    private static final double AIM = 1.3;

    private ReadsReport() {}

    /** @param servers the node first */
    static String text(
            List<Server> servers,
            Map<String, List<ReadsRound>> closed,
            Map<String, List<ReadsRound>> paced,
            double rate) {
        var table = new Markdown(
                "median (range) of the rounds",
                "load",
                "requests/s",
                "server CPU µs",
                "client CPU µs",
                "p50 ms",
                "p99 ms");
        rows(table, closed, "closed loop");
        rows(table, paced, "%.0f/s".formatted(rate));
        var text = new StringBuilder(table.toString()).append('\n');
        ratios(text, servers, closed, "closed loop");
        ratios(text, servers, paced, "%.0f/s".formatted(rate));
        text.append("\nAim: %.1f times the better nginx.\n\nEach round, server CPU µs a request:\n\n".formatted(AIM));
        each(text, closed, "closed loop");
        each(text, paced, "%.0f/s".formatted(rate));
        return text.toString();
    }

    private static void rows(Markdown table, Map<String, List<ReadsRound>> rounds, String load) {
        rounds.forEach((name, all) -> table.row(
                name,
                load,
                spread(all, round -> round.load().perSecond(), 0),
                spread(all, ReadsRound::serverMicros, 1),
                spread(all, ReadsRound::clientMicros, 1),
                spread(all, round -> round.load().latency().p50(), 2),
                spread(all, round -> round.load().latency().p99(), 2)));
    }

    private static void ratios(
            StringBuilder text, List<Server> servers, Map<String, List<ReadsRound>> rounds, String load) {
        var node = servers.getFirst().name();
        for (var server : servers.subList(1, servers.size())) {
            var ratio = Spread.ofRatios(micros(rounds, node), micros(rounds, server.name()));
            text.append("- %s, %s / %s: %s times the CPU\n".formatted(load, node, server.name(), ratio.text(2)));
        }
    }

    private static double[] micros(Map<String, List<ReadsRound>> rounds, String name) {
        return rounds.getOrDefault(name, List.of()).stream()
                .mapToDouble(ReadsRound::serverMicros)
                .toArray();
    }

    private static void each(StringBuilder text, Map<String, List<ReadsRound>> rounds, String load) {
        rounds.forEach((name, all) -> {
            text.append("- %s, %s:".formatted(name, load));
            all.forEach(round -> text.append(" %.1f;".formatted(round.serverMicros())));
            text.append('\n');
        });
    }

    private static String spread(List<ReadsRound> rounds, ToDoubleFunction<ReadsRound> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
