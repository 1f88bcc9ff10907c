package dev.flightcase.hub.page;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.ledger.LedgerReads;
import dev.flightcase.hub.operator.LedgerAnswer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Orders and quarantine over HTTP. They ask the database, on the threads of {@code executor}. */
public final class LedgerRoutes {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final LedgerReads reads;
    private final Executor executor;

    /** @param executor bounded: it refuses when it has enough */
    public LedgerRoutes(LedgerReads reads, Executor executor) {
        this.reads = reads;
        this.executor = executor;
    }

    /** What a request asks for, or what is wrong with it. */
    private sealed interface Asked {
        record Fine(LedgerReads.Page page) implements Asked {}

        record Wrong(String rule) implements Asked {}
    }

    void add(Router.Builder router) {
        router.get("/api/v1/orders", page(this::orders));
        router.get("/api/v1/orders/{id}", Handler.blocking(executor, request -> LedgerAnswer.of(() -> order(request))));
        router.get("/api/v1/quarantine", page(this::quarantine));
    }

    private interface PageAnswer {
        Response of(LedgerReads.Page page);
    }

    private Handler page(PageAnswer answer) {
        return Handler.blocking(executor, request -> switch (asked(request)) {
            case Asked.Fine(var page) -> LedgerAnswer.of(() -> answer.of(page));
            case Asked.Wrong(var rule) ->
                Problem.of(400, "bad-query", "The query is not understood", rule)
                        .toResponse();
        });
    }

    private Response orders(LedgerReads.Page page) {
        var rows = reads.orders(page);
        return Response.json(LedgerJson.orders(rows, next(rows, page, LedgerReads.OrderRow::position)));
    }

    private Response quarantine(LedgerReads.Page page) {
        var rows = reads.quarantine(page);
        return Response.json(LedgerJson.quarantine(rows, next(rows, page, LedgerReads.QuarantineRow::position)));
    }

    private Response order(Request request) {
        var missing = Problem.of(404, "no-such-order", "There is no such order in the ledger")
                .toResponse();
        try {
            var id = UUID.fromString(request.parameters().get("id"));
            return reads.order(id)
                    .map(text -> Response.json(LedgerJson.order(text)))
                    .orElse(missing);
        } catch (IllegalArgumentException _) {
            return missing;
        }
    }

    private static <T> @Nullable String next(List<T> rows, LedgerReads.Page page, ToLongFunction<T> position) {
        return rows.size() < page.limit() ? null : Long.toString(position.applyAsLong(rows.getLast()));
    }

    private static Asked asked(Request request) {
        var cursor = request.query().first("cursor").orElse("");
        var limit = request.query().first("limit").orElse(Integer.toString(LIMIT_DEFAULT));
        var node = request.query().first("node").filter(name -> !name.isEmpty());
        if (!cursor.matches("\\d{0,18}")) {
            return new Asked.Wrong("cursor must be one that an answer named as next");
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > LIMIT_MAX) {
            return new Asked.Wrong("limit must be between 1 and " + LIMIT_MAX);
        }
        if (node.filter(name -> !name.matches("[A-Za-z0-9._-]{1,64}")).isPresent()) {
            return new Asked.Wrong("node must be a node's id");
        }
        long before = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        return new Asked.Fine(new LedgerReads.Page(before, Integer.parseInt(limit), node.orElse(null)));
    }
}
