package dev.flightcase.hub.allotments;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import dev.flightcase.hub.operator.JsonMembers;
import dev.flightcase.hub.operator.LedgerAnswer;
import dev.flightcase.hub.operator.OperatorGuard;
import dev.flightcase.hub.operator.Rule;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Stock over HTTP: {@code GET /api/v1/allotments} for who looks; {@code POST /api/v1/pools}, {@code /api/v1/allotments} and {@code /api/v1/reconcile} for the
 * operator, who gets text unless asked for JSON.
 */
public final class StockRoutes {
    private static final int SKUS_SHOWN = 100;
    private static final int SKUS_MAX = 3000;
    private static final int CHANGES_MAX = 3000;
    private static final int BODY_BYTES_MAX = 512 << 10;
    private static final Pattern NODE = Pattern.compile("fc-[a-z0-9-]{1,60}");
    private static final Pattern EVENT = Pattern.compile("[ -~&&[^\"\\\\]]{1,200}");

    private final StockBook book;
    private final Runnable changed;
    private final OperatorGuard guard;
    private final Executor executor;

    /**
     * @param changed runs after each change is durable
     * @param executor of who looks; refuses when it has enough
     */
    public StockRoutes(StockBook book, Runnable changed, OperatorGuard guard, Executor executor) {
        this.book = book;
        this.changed = changed;
        this.guard = guard;
        this.executor = executor;
    }

    public void addTo(Router.Builder routes) {
        var options = RouteOptions.DEFAULT.withBodyBytesMax(BODY_BYTES_MAX);
        routes.get("/api/v1/allotments", Handler.blocking(executor, request -> LedgerAnswer.of(() -> look(request))))
                .route(Method.POST, "/api/v1/pools", operator(this::pool), options)
                .route(Method.POST, "/api/v1/allotments", operator(this::allot), options)
                .route(Method.POST, "/api/v1/reconcile", operator(this::reconcile), options);
    }

    private Handler operator(Function<JsonMembers, Response> route) {
        return guard.of(request -> route.apply(JsonMembers.parse(request.body())));
    }

    private Response look(Request request) {
        var limit = request.query().first("limit").orElse(Integer.toString(SKUS_SHOWN));
        if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > SKUS_MAX) {
            return Problem.of(400, "bad-query", "The query is not understood", "limit must be 1 to " + SKUS_MAX)
                    .toResponse();
        }
        var event = request.query().first("event").orElse("");
        return Response.json(StockJson.of(book.stock(event, Integer.parseInt(limit)), questions(event)));
    }

    private List<Question> questions(String event) {
        return book.questions().stream()
                .filter(question -> event.isEmpty() || question.event().equals(event))
                .toList();
    }

    private Response pool(JsonMembers json) {
        var event = event(json);
        var changes = changes(json);
        if (changes.isEmpty() && book.stock(event, 1).isEmpty()) {
            return Problem.of(404, "no-pool", "No pool", "there is no pool of '" + event + "' yet")
                    .toResponse();
        }
        return changes.isEmpty() ? shown(json, event) : answer(book.pool(event, changes), () -> shown(json, event));
    }

    private Response allot(JsonMembers json) {
        var node = Rule.matching(json.text("node"), NODE, "node must be a node's id, such as fc-k5q3w7xamp");
        var event = event(json);
        var changes = changes(json);
        Rule.require(!changes.isEmpty(), "changes must name at least one SKU");
        return answer(book.allot(node, event, changes), () -> shown(json, event));
    }

    private Response reconcile(JsonMembers json) {
        var how = json.text("how", "");
        Supplier<Response> list = () -> text(json)
                ? Response.text(StockText.questions(questions("")))
                : Response.json(StockJson.of(List.of(), questions("")));
        if (how.isEmpty()) {
            return list.get();
        }
        var node = Rule.matching(json.text("node"), NODE, "node must be a node's id, such as fc-k5q3w7xamp");
        return switch (how) {
            case "return" -> answer(book.settle(node, json.text("event", ""), ReturnedSlice.RETURN), list);
            case "keep" -> answer(book.settle(node, json.text("event", ""), ReturnedSlice.KEEP), list);
            case "lost" -> answer(book.giveUp(node), list);
            default -> throw new IllegalArgumentException("how must be return, keep or lost");
        };
    }

    private Response answer(StockOutcome outcome, Supplier<Response> done) {
        return switch (outcome) {
            case StockOutcome.Done _ -> {
                changed.run();
                yield done.get();
            }
            case StockOutcome.Refused(var rules) ->
                Problem.of(409, "stock-refused", "Nothing was changed", String.join("; ", rules))
                        .toResponse();
        };
    }

    private Response shown(JsonMembers json, String event) {
        return text(json)
                ? Response.text(StockText.stock(book.stock(event, SKUS_SHOWN)))
                : Response.json(StockJson.of(book.stock(event, SKUS_MAX), questions(event)));
    }

    private static boolean text(JsonMembers json) {
        return !json.text("as", "text").equals("json");
    }

    private static String event(JsonMembers json) {
        return Rule.matching(json.text("event"), EVENT, "event must be the key of an event, 1 to 200 characters");
    }

    private static List<Change> changes(JsonMembers json) {
        var changes = json.texts("changes");
        Rule.require(changes.size() <= CHANGES_MAX, "changes must be at most " + CHANGES_MAX);
        return changes.stream().map(Change::parse).toList();
    }
}
