package dev.flightcase.hal.network;

import dev.flightcase.hal.host.Forks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Asks a B.A.T.M.A.N. mesh who is there, by {@code batctl meshif IF nj|oj}: a list of flat objects. */
public final class Batctl {
    private static final Pattern OBJECT = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern MEMBER =
            Pattern.compile("\"([a-z_]+)\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(-?[0-9.]+|true|false))");
    /** More than a mesh of stalls has; the rest is left out. */
    private static final int NODES_MAX = 256;

    private final Function<List<String>, Forks.Ran> run;

    /** Who is there, or why nobody knows. */
    public sealed interface Answer {
        record Nodes(List<MeshNeighbour> nodes) implements Answer {
            public Nodes {
                nodes = List.copyOf(nodes);
            }
        }

        record NoAnswer(String why) implements Answer {}
    }

    /** @param run runs a program, with {@link Forks} */
    public Batctl(Function<List<String>, Forks.Ran> run) {
        this.run = run;
    }

    /** Those that are heard directly. Blocks on a program. */
    public Answer neighbours(String meshInterface) {
        return ask(meshInterface, "nj", "neigh_address");
    }

    /** All of the mesh, by the best way to each. Blocks on a program. */
    public Answer originators(String meshInterface) {
        return ask(meshInterface, "oj", "orig_address");
    }

    private Answer ask(String meshInterface, String table, String address) {
        return switch (run.apply(List.of("batctl", "meshif", meshInterface, table))) {
            case Forks.Ran.Well(String output) -> nodes(output, address);
            case Forks.Ran.Badly(int code, String _) -> new Answer.NoAnswer("batctl ended with " + code);
            case Forks.Ran.Late() -> new Answer.NoAnswer("batctl does not end");
            case Forks.Ran.NotThere(String why) -> new Answer.NoAnswer(why);
        };
    }

    private static Answer nodes(String output, String address) {
        if (!output.strip().startsWith("[")) {
            return new Answer.NoAnswer("batctl does not print a list");
        }
        return new Answer.Nodes(OBJECT.matcher(output)
                .results()
                .map(object -> members(object.group(1)))
                .filter(members -> !"false".equals(members.get("best")))
                .flatMap(members -> node(members, address).stream())
                .limit(NODES_MAX)
                .toList());
    }

    private static Map<String, String> members(String object) {
        var members = new HashMap<String, String>();
        MEMBER.matcher(object)
                .results()
                .forEach(
                        found -> members.put(found.group(1), found.group(2) != null ? found.group(2) : found.group(3)));
        return members;
    }

    /** Empty for an object that says neither who nor when. */
    private static Optional<MeshNeighbour> node(Map<String, String> members, String address) {
        var who = members.get(address);
        var seen = number(members, "last_seen_msecs");
        if (who == null || seen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MeshNeighbour(
                who,
                Duration.ofMillis(Math.round(seen.get())),
                number(members, "tq").map(quality -> (int) Math.round(quality)),
                number(members, "throughput")));
    }

    private static Optional<Double> number(Map<String, String> members, String key) {
        try {
            return Optional.ofNullable(members.get(key)).map(Double::valueOf);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
