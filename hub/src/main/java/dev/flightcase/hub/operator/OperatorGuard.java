package dev.flightcase.hub.operator;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lets in who has the token of {@code hub.data/keys/operator.token}. Immutable. */
public final class OperatorGuard {
    private final byte[] wanted;
    private final Executor executor;

    /** @param executor runs what is behind; refuses when it has enough */
    public OperatorGuard(String token, Executor executor) {
        this.wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.executor = executor;
    }

    /**
     * @param route throws an {@link IllegalArgumentException} when the body is not as it should be, which is answered with 400 {@code malformed};
     *     may ask the ledger, see {@link LedgerAnswer}
     */
    public Handler of(Function<Request, Response> route) {
        return Handler.blocking(executor, request -> {
            var offered = request.headers().first("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(wanted, offered)) {
                return Problem.of(401, "operator-only", "For the operator", "needs the hub's operator token")
                        .toResponse()
                        .withHeader("WWW-Authenticate", "Bearer");
            }
            try {
                return LedgerAnswer.of(() -> route.apply(request));
            } catch (IllegalArgumentException e) {
                return Problem.of(400, "malformed", "The body is not as it should be", String.valueOf(e.getMessage()))
                        .toResponse();
            }
        });
    }
}
