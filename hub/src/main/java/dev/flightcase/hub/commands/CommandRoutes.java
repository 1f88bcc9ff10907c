package dev.flightcase.hub.commands;

import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Rule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code /api/v1/commands}: tells nodes what to do, and lists what became of it. For the operator. */
public final class CommandRoutes {
    private static final String PATH = "/api/v1/commands";
    private static final String ALL = "all";
    private static final int SHOWN = 100;
    private static final int BROKERS_MAX = 8;
    private static final int NAME_CHARS_MAX = 80;
    private static final Duration VALID_MAX = Duration.ofDays(366);
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern BROKER = Pattern.compile("mqtts?://[A-Za-z0-9.:\\[\\]-]+:\\d{1,5}");
    private static final Pattern EPOCH = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SEQUENCE = Pattern.compile("[1-9]\\d{0,17}");

    private final CommandBook book;
    private final MarkReads marks;
    private final Issuer issuer;
    private final Supplier<Collection<NodeKey>> nodes;
    private final OperatorGuard guard;
    private final InstantSource clock;

    /** @param nodes that are known now, for what all are told */
    public CommandRoutes(
            CommandBook book,
            MarkReads marks,
            Issuer issuer,
            Supplier<Collection<NodeKey>> nodes,
            OperatorGuard guard,
            InstantSource clock) {
        this.book = book;
        this.marks = marks;
        this.issuer = issuer;
        this.nodes = nodes;
        this.guard = guard;
        this.clock = clock;
    }

    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, PATH, guard.of(this::issue), RouteOptions.DEFAULT)
                .get(PATH, guard.of(_ -> list()));
    }

    private Response list() {
        return Response.json(CommandsJson.list(book.newest(SHOWN), clock.instant()));
    }

    private Response issue(Request request) {
        var json = JsonMembers.parse(request.body());
        var node = Rule.member("node", json.text("node"), NODE);
        var valid = Duration.ofSeconds(
                json.integer("valid_s", (int) Duration.ofDays(1).toSeconds()));
        Rule.require(
                valid.isPositive() && valid.compareTo(VALID_MAX) <= 0, "valid_s must be 1 to " + VALID_MAX.toSeconds());
        var targets = node.equals(ALL)
                ? nodes.get().stream().map(NodeKey::node).distinct().toList()
                : List.of(node);
        var ids = new ArrayList<String>();
        for (var target : targets) {
            var id = issuer.issue(target, wish(json, target), valid);
            if (id.isEmpty()) {
                return Problem.of(
                                409,
                                "too-many-commands",
                                "Too many commands wait",
                                target + " has " + CommandBook.WAITING_MAX
                                        + " that it has not answered; wait until they are or expire")
                        .toResponse();
            }
            ids.add(id.get().toString());
        }
        return Response.json(CommandsJson.issued(ids));
    }

    private Wish wish(JsonMembers json, String node) {
        return switch (json.text("what")) {
            case "push-now" -> new Wish.PushAll();
            case "resend-from" -> resend(json, node);
            case "name" -> {
                var name = json.text("name").strip();
                Rule.require(
                        !name.isEmpty()
                                && name.length() <= NAME_CHARS_MAX
                                && name.chars().noneMatch(Character::isISOControl),
                        "name must be 1 to " + NAME_CHARS_MAX + " characters, on one line");
                yield new Wish.Rename(name);
            }
            case "brokers" -> {
                var brokers = json.texts("brokers");
                Rule.require(
                        !brokers.isEmpty() && brokers.size() <= BROKERS_MAX, "brokers must be 1 to " + BROKERS_MAX);
                brokers.forEach(broker -> Rule.member("brokers", broker, BROKER));
                yield new Wish.Brokers(brokers);
            }
            default -> throw new IllegalArgumentException("what must be push-now, resend-from, name or brokers");
        };
    }

    /** Without a sequence from the first that is missing, without an epoch of the newest. */
    private Wish resend(JsonMembers json, String node) {
        var epoch = json.text("epoch", "");
        var sequence = json.text("sequence", "");
        if (!epoch.isEmpty()) {
            long of = Long.parseUnsignedLong(Rule.member("epoch", epoch, EPOCH), 16);
            return new Wish.Resend(of, sequence.isEmpty() ? marks.mark(node, of) + 1 : sequence(sequence));
        }
        var newest = marks.newest(node)
                .orElseThrow(() ->
                        new IllegalArgumentException("epoch must be given: nothing has come from " + node + " yet"));
        return new Wish.Resend(newest.epoch(), sequence.isEmpty() ? newest.mark() + 1 : sequence(sequence));
    }

    private static long sequence(String text) {
        return Long.parseLong(Rule.member("sequence", text, SEQUENCE));
    }
}
