package dev.flightcase.http.netty;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.Headers;
import dev.flightcase.http.HostPolicy;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.MalformedTargetException;
import dev.flightcase.http.Method;
import dev.flightcase.http.PathParameters;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.RequestTarget;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is decided by a request's head, before a handler sees it. Immutable; one for all connections. */
final class HeadCheck {
    private final HttpConfig config;
    private final HostPolicy hosts;
    private final Router router;

    HeadCheck(HttpConfig config, Router router) {
        this.config = config;
        this.hosts = new HostPolicy(config.hosts());
        this.router = router;
    }

    sealed interface Verdict {
        /** Not understood, or not for us: answer, then close, because what follows on the connection cannot be trusted. */
        record Rejected(Problem problem, Refusal refusal) implements Verdict {}

        /** Understood, and answered without a handler. */
        record Answered(
                Request request,
                String pattern,
                RouteOptions options,
                Response response,
                @Nullable Refusal refusal) implements Verdict {}

        record Routed(Request request, Route route) implements Verdict {}
    }

    /**
     * A head of either protocol, as it came.
     *
     * @param hostNeeded HTTP/1.0 alone can do without
     * @param secure came over TLS
     */
    record Head(
            Method method,
            String target,
            Headers headers,
            boolean hostNeeded,
            InetSocketAddress remote,
            boolean secure) {}

    Verdict check(HttpRequest head, InetSocketAddress remote, boolean secure) {
        if (head.decoderResult().isFailure()) {
            return undecodable(head.decoderResult().cause());
        }
        if (!head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return new Verdict.Rejected(Problems.unknownVersion(), Refusal.MALFORMED);
        }
        Optional<Method> method = Method.of(head.method().name());
        if (method.isEmpty()) {
            return unknownMethod();
        }
        Headers headers;
        try {
            headers = headers(head);
        } catch (IllegalArgumentException e) {
            return malformed("A header field has a malformed name or value.");
        }
        boolean hostNeeded = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return check(new Head(method.get(), head.uri(), headers, hostNeeded, remote, secure));
    }

    static Verdict malformed(String detail) {
        return new Verdict.Rejected(Problems.malformed(detail), Refusal.MALFORMED);
    }

    static Verdict unknownMethod() {
        return new Verdict.Rejected(Problems.unknownMethod(), Refusal.MALFORMED);
    }

    private Verdict undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                new Verdict.Rejected(Problems.targetTooLong(config.limits().requestLineBytesMax()), Refusal.TOO_LARGE);
            case TooLongHttpHeaderException _ ->
                new Verdict.Rejected(Problems.headersTooLarge(config.limits().headerBytesMax()), Refusal.TOO_LARGE);
            default -> malformed("The request line or a header field cannot be read.");
        };
    }

    private static Headers headers(HttpRequest head) {
        List<Headers.Field> fields = new ArrayList<>(head.headers().size());
        for (Map.Entry<String, String> entry : head.headers()) {
            fields.add(new Headers.Field(entry.getKey(), entry.getValue()));
        }
        return Headers.of(fields);
    }

    Verdict check(Head head) {
        List<String> values = head.headers().all("Host");
        if ((values.isEmpty() && head.hostNeeded()) || values.size() > 1) {
            return malformed("There must be exactly one Host header field.");
        }
        String host = values.isEmpty() ? "" : values.getFirst();
        switch (values.isEmpty() ? HostPolicy.Verdict.OURS : hosts.judge(host)) {
            case MALFORMED -> {
                return malformed("The Host header is no host.");
            }
            case FOREIGN -> {
                return new Verdict.Rejected(Problems.foreignHost(host), Refusal.FOREIGN_HOST);
            }
            case OURS -> {}
        }
        try {
            RequestTarget target = RequestTarget.parse(head.target(), host);
            return route(
                    new Request(
                            head.method(),
                            target.path(),
                            target.query(),
                            head.headers(),
                            PathParameters.EMPTY,
                            head.remote(),
                            Bytes.EMPTY),
                    head.secure());
        } catch (MalformedTargetException e) {
            return malformed("The request target has " + e.getMessage() + ".");
        }
    }

    private Verdict route(Request request, boolean secure) {
        return switch (router.match(request.method(), request.path())) {
            case Router.Match.NoSuchPath _ ->
                new Verdict.Answered(
                        request,
                        Finished.NO_ROUTE,
                        RouteOptions.DEFAULT,
                        Problems.noSuchPath().toResponse(),
                        null);
            case Router.Match.OtherMethods(var allowed, Route any) ->
                new Verdict.Answered(
                        request,
                        any.pattern(),
                        any.options(),
                        request.method() == Method.OPTIONS
                                ? Cors.options(allowed, any.options())
                                : Problems.methodNotAllowed(allowed),
                        null);
            case Router.Match.Found(Route route, PathParameters parameters) ->
                route.options().originCheck() && !request.method().safe() && hasForeignOrigin(request.headers(), secure)
                        ? new Verdict.Answered(
                                request,
                                route.pattern(),
                                route.options(),
                                Problems.foreignOrigin().toResponse(),
                                Refusal.FOREIGN_ORIGIN)
                        : new Verdict.Routed(request.withParameters(parameters), route);
        };
    }

    /** Browsers say who asks (RFC 6454 §7); other clients send no Origin, and cannot be tricked into a request either. */
    private static boolean hasForeignOrigin(Headers headers, boolean secure) {
        String host = headers.joined("Host").toLowerCase(Locale.ROOT);
        String own = secure ? "https://" + host.replaceFirst(":443$", "") : "http://" + host.replaceFirst(":80$", "");
        return headers.contains("Origin")
                && !headers.joined("Origin").toLowerCase(Locale.ROOT).equals(own);
    }
}
