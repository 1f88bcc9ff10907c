package dev.flightcase.daemon.api;

import dev.flightcase.cache.token.Principal;
import dev.flightcase.cache.token.Role;
import dev.flightcase.cache.token.Sessions;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Lets in who may come in, and tells the route who it is. Whoever asks shows a session token as
 * {@code Authorization: Bearer}, or the cookie of an enrolled phone; a token that is shown counts, cookie or not. Checking
 * is a hash or two, without disk.
 */
public final class Access {
    private static final String BEARER = "bearer ";

    private final Sessions sessions;

    public Access(Sessions sessions) {
        this.sessions = sessions;
    }

    /** As {@link Handler.Async}, with who asks. */
    @FunctionalInterface
    public interface AsyncRoute {
        CompletionStage<Response> apply(Request request, Principal who);
    }

    /** As {@link Handler.BlockingFunction}, with who asks. */
    @FunctionalInterface
    public interface BlockingRoute {
        Response apply(Request request, Principal who) throws Exception;
    }

    /** Starts on the event loop, for those who have this role or a higher one. */
    public Handler async(Role needed, AsyncRoute route) {
        return Handler.async(request -> switch (judge(request, needed)) {
            case Verdict.Welcome(var who) -> route.apply(request, who);
            case Verdict.Refused(var answer) -> CompletableFuture.completedFuture(answer);
        });
    }

    /** Runs on the executor, for those who have this role or a higher one; a store that fails is answered 503. */
    public Handler blocking(Role needed, Executor executor, BlockingRoute route) {
        return StoreRoute.on(executor, request -> switch (judge(request, needed)) {
            case Verdict.Welcome(var who) -> route.apply(request, who);
            case Verdict.Refused(var answer) -> answer;
        });
    }

    /** The enrolled phone whose cookie this is. */
    Optional<Principal> phone(Request request) {
        return DeviceCookie.values(request.headers()).stream()
                .flatMap(value -> sessions.byCredential(value).stream())
                .findFirst();
    }

    private sealed interface Verdict {
        record Welcome(Principal who) implements Verdict {}

        record Refused(Response answer) implements Verdict {}
    }

    private Verdict judge(Request request, Role needed) {
        var token = token(request);
        var who = token.isPresent() ? token.flatMap(sessions::byToken) : phone(request);
        if (who.isEmpty()) {
            return new Verdict.Refused(token.isPresent() ? sessionEnded() : notEnrolled());
        }
        return who.get().role().mayActAs(needed)
                ? new Verdict.Welcome(who.get())
                : new Verdict.Refused(roleTooLow(who.get().role(), needed));
    }

    private static Optional<String> token(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    static Response notEnrolled() {
        return Problem.of(
                        401,
                        "not-enrolled",
                        "Not enrolled",
                        "This phone is not enrolled at this stall, or was shut out. Ask the operator for a code.")
                .toResponse()
                .withHeader("WWW-Authenticate", "Bearer");
    }

    private static Response sessionEnded() {
        return Problem.of(
                        401,
                        "session-ended",
                        "The session has ended",
                        "This session has ended. Ask for a new one: with the phone's cookie, or with the operator's PIN.")
                .toResponse()
                // RFC 6750 section 3.1.
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    private static Response roleTooLow(Role role, Role needed) {
        var detail =
                switch (needed) {
                    case VIEWER, POS -> "This phone may look, not sell. Ask the operator for a POS code.";
                    case OPERATOR -> "Only the operator may do this. Sign in with the operator's PIN.";
                };
        return Problem.of(403, "role-too-low", "Not allowed for this role", detail)
                .with("role", role.word())
                .with("needed", needed.word())
                .toResponse();
    }
}
