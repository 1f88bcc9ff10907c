package dev.flightcase.hal.network;

import dev.flightcase.hal.host.Forks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Route metrics by NetworkManager: {@code nmcli device modify} changes what is in force and not what is stored, so a restart of it puts
 * all back. The lowest metric wins (nm-settings(5), ipv4.route-metric).
 */
public final class NmcliRoutes implements RouteControl {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Below what NetworkManager gives by itself: 100 for cables, 600 for Wi-Fi, 700 for modems. */
    private static final int BEST = 40;

    private static final int OTHERS = 1000;
    private static final int QUOTE_MAX = 120;

    private final Function<List<String>, Forks.Ran> run;

    NmcliRoutes(Function<List<String>, Forks.Ran> run) {
        this.run = run;
    }

    public static NmcliRoutes with(Forks forks) {
        return new NmcliRoutes(command -> forks.run(command, PATIENCE));
    }

    @Override
    public String prefer(List<String> bestFirst) {
        var failures = new ArrayList<String>();
        for (int i = 0; i < bestFirst.size(); i++) {
            var metric = Integer.toString(i == 0 ? BEST : OTHERS + i);
            var link = bestFirst.get(i);
            var ran = run.apply(List.of(
                    "nmcli", "device", "modify", link, "ipv4.route-metric", metric, "ipv6.route-metric", metric));
            switch (ran) {
                case Forks.Ran.Well _ -> {}
                case Forks.Ran.Badly(int code, String output) ->
                    failures.add(link + ": nmcli ended with " + code + ", " + quote(output));
                case Forks.Ran.Late() -> {
                    return "NetworkManager does not answer";
                }
                case Forks.Ran.NotThere(String why) -> {
                    return why;
                }
            }
        }
        return failures.isEmpty() ? bestFirst.getFirst() + " is used first" : String.join("; ", failures);
    }

    private static String quote(String output) {
        var line = output.strip().replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > QUOTE_MAX ? line.substring(0, QUOTE_MAX) + "..." : line;
    }
}
