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
     * @param malformed what is answered when the route throws an {@link IllegalArgumentException}: the body is not as it should be
     */
    public Handler of(Function<Request, Response> route, Function<IllegalArgumentException, Response> malformed) {
        return Handler.blocking(executor, request -> {
            var offered = request.headers().first("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(wanted, offered)) {
                return Problem.of(401, "operator-only", "For the operator", "needs the hub's operator token")
                        .toResponse()
                        .withHeader("WWW-Authenticate", "Bearer");
            }
            try {
                return route.apply(request).withCacheControl("no-store");
            } catch (IllegalArgumentException e) {
                return malformed.apply(e);
            }
        });
    }
}
