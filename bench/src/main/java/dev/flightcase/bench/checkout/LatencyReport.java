package dev.flightcase.bench.checkout;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Spread;
import dev.flightcase.bench.checkout.LatencyBench.Phase;
import dev.flightcase.bench.checkout.OrderPhase.Figures;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The tables of {@link LatencyBench}. */
final class LatencyReport {
    private static final double BYTES_PER_MEGABIT = 125_000;

    private LatencyReport() {}

    /** @param phases as many rounds of each */
    static String text(Map<Phase, List<Figures>> phases) {
        var text = new StringBuilder(1024);
        text.append(table(phases)).append('\n');
        ratio(text, phases, Phase.PACED_ALONE, Phase.PACED_WATCHED);
        ratio(text, phases, Phase.CLOSED_ALONE, Phase.CLOSED_WATCHED);
        text.append("\nAims: p99 at the node 25 ms alone; 100 ms, and three times of that alone, while it is watched."
                + "\n\nEach round, p99 ms at the node / at the client:\n\n");
        phases.forEach((phase, rounds) -> {
            text.append("- ").append(phase.words()).append(':');
            rounds.forEach(round -> text.append(" %.1f / %.1f;"
                    .formatted(round.serverP99(), round.load().latency().p99())));
            text.append('\n');
        });
        return text.toString();
    }

    private static Markdown table(Map<Phase, List<Figures>> phases) {
        var table = new Markdown(
                "median (range) of the rounds",
                "orders/s",
                "node p99 ms",
                "node, % in 25 ms",
                "client p50 ms",
                "client p99 ms",
                "longest ms",
                "node cores",
                "client cores",
                "viewers Mbit/s",
                "late segments",
                "told later");
        phases.forEach((phase, rounds) -> table.row(
                phase.words(),
                spread(rounds, round -> round.load().perSecond(), 0),
                spread(rounds, Figures::serverP99, 1),
                spread(rounds, round -> 100 * round.serverWithinAim(), 2),
                spread(rounds, round -> round.load().latency().p50(), 1),
                spread(rounds, round -> round.load().latency().p99(), 1),
                spread(rounds, round -> round.load().latency().max(), 0),
                spread(rounds, Figures::serverCores, 2),
                spread(rounds, Figures::clientCores, 2),
                spread(rounds, round -> megabits(round), 0),
                spread(
                        rounds,
                        round -> (double) round.watched().late()
                                + (double) round.watched().errors(),
                        0),
                spread(rounds, round -> (double) round.load().retried(), 0)));
        return table;
    }

    private static double megabits(Figures round) {
        return (double) round.watched().bytes()
                / BYTES_PER_MEGABIT
                / round.load().seconds();
    }

    private static void ratio(StringBuilder text, Map<Phase, List<Figures>> phases, Phase alone, Phase watched) {
        if (!phases.containsKey(watched)) {
            return;
        }
        var ratio = Spread.ofRatios(serverP99(phases, watched), serverP99(phases, alone));
        text.append("- %s / %s, p99 at the node: %s times\n".formatted(watched.words(), alone.words(), ratio.text(2)));
    }

    private static double[] serverP99(Map<Phase, List<Figures>> phases, Phase phase) {
        return phases.getOrDefault(phase, List.of()).stream()
                .mapToDouble(Figures::serverP99)
                .toArray();
    }

    private static String spread(List<Figures> rounds, ToDoubleFunction<Figures> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
