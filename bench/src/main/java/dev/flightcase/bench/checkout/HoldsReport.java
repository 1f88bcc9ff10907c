package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.peer.Engine;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The tables of {@link HoldsBench}. */
final class HoldsReport {
    /** What the project aims at, beside each peer. */
    private static final int AIM = 10;

    private HoldsReport() {}

    /** @param rounds by contender, the node first; as many of each */
    static String text(Map<String, List<HoldsRound>> rounds, Map<Engine, HoldsRound> trials) {
        var text = new StringBuilder(1024);
        text.append(summary(rounds)).append('\n');
        var names = List.copyOf(rounds.keySet());
        for (var peer : names.subList(1, names.size())) {
            text.append("- %s / %s: %s times (aim: %d)\n"
                    .formatted(
                            names.getFirst(),
                            peer,
                            ratio(rounds, names.getFirst(), peer).text(1),
                            AIM));
        }
        text.append("\nEach round, holds/s (p99 ms, times told to come later):\n\n")
                .append(each(rounds));
        text.append("\nTrials of the peers, holds/s:\n\n");
        trials.forEach((engine, round) -> text.append("- %s: %.0f (p99 %.1f ms)\n"
                .formatted(
                        engine.words(),
                        round.load().perSecond(),
                        round.load().latency().p99())));
        return text.toString();
    }

    static Spread ratio(Map<String, List<HoldsRound>> rounds, String above, String below) {
        return Spread.ofRatios(
                perSecond(rounds.getOrDefault(above, List.of())), perSecond(rounds.getOrDefault(below, List.of())));
    }

    private static double[] perSecond(List<HoldsRound> rounds) {
        return rounds.stream().mapToDouble(round -> round.load().perSecond()).toArray();
    }

    private static Markdown summary(Map<String, List<HoldsRound>> rounds) {
        var table = new Markdown(
                "median (range) of the rounds",
                "holds/s",
                "p50 ms",
                "p99 ms",
                "longest ms",
                "server CPU µs",
                "client CPU µs");
        rounds.forEach((name, all) -> table.row(
                name,
                spread(all, round -> round.load().perSecond(), 0),
                spread(all, round -> round.load().latency().p50(), 1),
                spread(all, round -> round.load().latency().p99(), 1),
                spread(all, round -> round.load().latency().max(), 0),
                spread(all, HoldsRound::serverMicros, 0),
                spread(all, HoldsRound::clientMicros, 0)));
        return table;
    }

    private static String spread(List<HoldsRound> rounds, ToDoubleFunction<HoldsRound> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }

    private static String each(Map<String, List<HoldsRound>> rounds) {
        var text = new StringBuilder(256);
        rounds.forEach((name, all) -> {
            text.append("- ").append(name).append(':');
            for (var round : all) {
                text.append(" %.0f (%.1f, %d);"
                        .formatted(
                                round.load().perSecond(),
                                round.load().latency().p99(),
                                round.load().retried()));
            }
            text.append('\n');
        });
        return text.toString();
    }
}
