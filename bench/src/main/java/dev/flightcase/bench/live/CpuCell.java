package dev.flightcase.bench.live;

import dev.flightcase.bench.Markdown;
import dev.flightcase.bench.Rounds;
import dev.flightcase.bench.Spread;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** CPU time of servers that send the same bytes, in turn. */
final class CpuCell {
    /** The compiler is not done with a server of which it has seen less. */
    private static final Duration FIRST = Duration.ofSeconds(15);

    private final String title;
    private final String aim;
    private final List<Contender> contenders;
    private final Loader loader;
    private final Map<String, List<CpuRound>> rounds = new LinkedHashMap<>();

    /** Puts load on a server. */
    interface Loader {
        /** Blocks; throws when an answer was wrong. */
        CpuRound load(Contender server, Duration warmUp, Duration measured) throws IOException, InterruptedException;
    }

    /** @param contenders the one whose share is looked for first, nginx last */
    CpuCell(String title, String aim, List<Contender> contenders, Loader loader) {
        this.title = title;
        this.aim = aim;
        this.contenders = List.copyOf(contenders);
        this.loader = loader;
        contenders.forEach(server -> rounds.put(server.name(), new ArrayList<>()));
    }

    /** In turn, and each time another one first, so that what else the machine does falls on all alike. */
    String run(Rounds plan, boolean quick) throws IOException, InterruptedException {
        if (!quick) {
            for (var server : contenders) {
                loader.load(server, FIRST, Duration.ofSeconds(1));
            }
        }
        for (int round = 0; round < plan.rounds(); round++) {
            System.err.printf("%s: round %d of %d%n", title, round + 1, plan.rounds());
            for (int i = 0; i < contenders.size(); i++) {
                var server = contenders.get((i + round) % contenders.size());
                rounds.computeIfAbsent(server.name(), _ -> new ArrayList<>())
                        .add(loader.load(server, plan.warmUp(), plan.measured()));
            }
        }
        return report();
    }

    private String report() {
        var table = new Markdown(
                "median (range) of the rounds",
                "bytes",
                "server CPU s/GB",
                "server CPU µs/request",
                "client CPU µs",
                "requests/s");
        rounds.forEach((name, all) -> table.row(
                name,
                String.valueOf(all.getFirst().bytes()),
                spread(all, CpuRound::secondsPerGigabyte, 3),
                spread(all, CpuRound::serverMicros, 1),
                spread(all, CpuRound::clientMicros, 1),
                spread(all, CpuRound::perSecond, 0)));
        var text = new StringBuilder("#### " + title + "\n\n" + table + "\n");
        var peer = contenders.getLast();
        for (var server : contenders.subList(0, contenders.size() - 1)) {
            text.append("- %s / %s: %s times the CPU of a request (aim: %s)%n"
                    .formatted(
                            server.name(),
                            peer.name(),
                            Spread.ofRatios(micros(server), micros(peer)).text(2),
                            aim));
        }
        return text.append('\n').toString();
    }

    private double[] micros(Contender server) {
        return rounds.getOrDefault(server.name(), List.of()).stream()
                .mapToDouble(CpuRound::serverMicros)
                .toArray();
    }

    private static String spread(List<CpuRound> rounds, ToDoubleFunction<CpuRound> figure, int decimals) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).text(decimals);
    }
}
