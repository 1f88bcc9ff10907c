package dev.flightcase.hub.payments;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import dev.flightcase.hub.operator.LedgerAnswer;
import java.util.concurrent.Executor;

/** {@code GET /api/v1/payments}. Asks the database, on the threads of {@code executor}. */
public final class PaymentRoutes {
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 500;

    private final PaymentReads reads;
    private final Executor executor;

    /** @param executor bounded: it refuses when it has enough */
    public PaymentRoutes(PaymentReads reads, Executor executor) {
        this.reads = reads;
        this.executor = executor;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/payments", Handler.blocking(executor, this::payments));
    }

    private Response payments(Request request) {
        var cursor = request.query().first("cursor").orElse("");
        var limit = request.query().first("limit").orElse(Integer.toString(LIMIT_DEFAULT));
        var which = request.query().first("which").orElse("all");
        var node = request.query().first("node").filter(name -> !name.isEmpty());
        if (!cursor.matches("\\d{0,18}")) {
            return wrong("cursor must be one that an answer named as next");
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > LIMIT_MAX) {
            return wrong("limit must be between 1 and " + LIMIT_MAX);
        }
        if (!which.equals("all") && !which.equals("open")) {
            return wrong("which must be all or open");
        }
        if (node.filter(name -> !name.matches("[A-Za-z0-9._-]{1,64}")).isPresent()) {
            return wrong("node must be a node's id");
        }
        var page = new PaymentReads.Page(
                cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor),
                Integer.parseInt(limit),
                node.orElse(null),
                which.equals("all") ? PaymentReads.Which.ALL : PaymentReads.Which.OPEN);
        return LedgerAnswer.of(() -> answer(page));
    }

    private Response answer(PaymentReads.Page page) {
        var rows = reads.payments(page);
        var next =
                rows.size() < page.limit() ? null : Long.toString(rows.getLast().position());
        return Response.json(PaymentsJson.render(reads.counts(), rows, next));
    }

    private static Response wrong(String rule) {
        return Problem.of(400, "bad-query", "The query is not understood", rule).toResponse();
    }
}
