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

    Verdict check(HttpRequest head, InetSocketAddress remote) {
        if (head.decoderResult().isFailure()) {
            return undecodable(head.decoderResult().cause());
        }
        if (!head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return new Verdict.Rejected(Problems.unknownVersion(), Refusal.MALFORMED);
        }
        Optional<Method> method = Method.of(head.method().name());
        if (method.isEmpty()) {
            return new Verdict.Rejected(Problems.unknownMethod(), Refusal.MALFORMED);
        }
        Headers headers;
        try {
            headers = headers(head);
        } catch (IllegalArgumentException e) {
            return new Verdict.Rejected(
                    Problems.malformed("A header field has a malformed name or value."), Refusal.MALFORMED);
        }
        return checkHost(method.get(), head, headers, remote);
    }

    private Verdict undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                new Verdict.Rejected(Problems.targetTooLong(config.limits().requestLineBytesMax()), Refusal.TOO_LARGE);
            case TooLongHttpHeaderException _ ->
                new Verdict.Rejected(Problems.headersTooLarge(config.limits().headerBytesMax()), Refusal.TOO_LARGE);
            default ->
                new Verdict.Rejected(
                        Problems.malformed("The request line or a header field cannot be read."), Refusal.MALFORMED);
        };
    }

    private static Headers headers(HttpRequest head) {
        List<Headers.Field> fields = new ArrayList<>(head.headers().size());
        for (Map.Entry<String, String> entry : head.headers()) {
            fields.add(new Headers.Field(entry.getKey(), entry.getValue()));
        }
        return Headers.of(fields);
    }

    private Verdict checkHost(Method method, HttpRequest head, Headers headers, InetSocketAddress remote) {
        List<String> values = headers.all("Host");
        boolean missing = values.isEmpty() && head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (missing || values.size() > 1) {
            return new Verdict.Rejected(
                    Problems.malformed("There must be exactly one Host header field."), Refusal.MALFORMED);
        }
        String host = values.isEmpty() ? "" : values.getFirst();
        switch (values.isEmpty() ? HostPolicy.Verdict.OURS : hosts.judge(host)) {
            case MALFORMED -> {
                return new Verdict.Rejected(Problems.malformed("The Host header is no host."), Refusal.MALFORMED);
            }
            case FOREIGN -> {
                return new Verdict.Rejected(Problems.foreignHost(host), Refusal.FOREIGN_HOST);
            }
            case OURS -> {}
        }
        try {
            RequestTarget target = RequestTarget.parse(head.uri(), host);
            return route(new Request(
                    method, target.path(), target.query(), headers, PathParameters.EMPTY, remote, Bytes.EMPTY));
        } catch (MalformedTargetException e) {
            return new Verdict.Rejected(
                    Problems.malformed("The request target has " + e.getMessage() + "."), Refusal.MALFORMED);
        }
    }

    private Verdict route(Request request) {
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
                route.options().originCheck() && !request.method().safe() && hasForeignOrigin(request.headers())
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
    private static boolean hasForeignOrigin(Headers headers) {
        String own = "http://" + headers.joined("Host").toLowerCase(Locale.ROOT).replaceFirst(":80$", "");
        return headers.contains("Origin")
                && !headers.joined("Origin").toLowerCase(Locale.ROOT).equals(own);
    }
}
