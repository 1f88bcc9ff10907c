package dev.flightcase.hub.operator;

import dev.flightcase.http.Admission;
import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.Handler;
import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Query;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the hub's page where it is reachable beyond its machine: whoever has the operator's token gets a cookie for it that no script
 * reads and no other site sends. Every route is behind it, but for those of nodes, which prove themselves, and of monitoring. Thread-safe.
 */
public final class LogIn {
    /** As patterns: nodes, who watches whether the hub lives, and what the log-in itself needs. */
    private static final Set<String> OPEN = Set.of(
            "/login",
            "/logout",
            "/hub.css",
            "/livez",
            "/online",
            "/readyz",
            "/metrics",
            "/blobs/{sha256}",
            "/api/v1/claims",
            "/api/v1/claims/{node}",
            "/api/v1/certificates",
            "/api/v1/keys");

    private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);
    private static final RouteOptions OPTIONS = RouteOptions.DEFAULT.withBodyBytesMax(4096);
    private static final String SESSION = "/api/v1/session";
    private static final String COOKIE = "flightcase-hub";
    private static final int COOKIES_MAX = 4;
    private static final String SAYS = "<!-- says -->";
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final byte[] token;
    private final Sessions sessions;
    private final WrongTries wrong;
    private final String page;

    /**
     * Blocks on the class path.
     *
     * @param token the operator's
     * @param nanos monotonic
     */
    public LogIn(String token, LongSupplier nanos, SecureRandom random) {
        this.token = bytes(token);
        this.sessions = new Sessions(nanos, random);
        this.wrong = new WrongTries(nanos);
        this.page = page();
    }

    /** The same routes, behind the door. */
    public Router before(Router router) {
        return copy(router, this::guarded)
                .get("/login", Handler.inline(_ -> form(200, "")))
                .get(SESSION, session(true))
                .route(Method.POST, "/login", Handler.inline(this::logIn), OPTIONS)
                .route(Method.POST, "/logout", Handler.inline(this::logOut), OPTIONS)
                .build();
    }

    /** The same routes, for a page that only its own machine reaches. */
    public static Router none(Router router) {
        return copy(router, handler -> handler).get(SESSION, session(false)).build();
    }

    private static Router.Builder copy(Router router, UnaryOperator<Handler> door) {
        var routes = Router.builder();
        for (var route : router.routes()) {
            var handler = OPEN.contains(route.pattern()) ? route.handler() : door.apply(route.handler());
            routes.route(route.method(), route.pattern(), handler, route.options());
        }
        return routes;
    }

    private Handler guarded(Handler handler) {
        return switch (handler) {
            case Handler.Inline(var function) ->
                Handler.inline(request -> refused(request).orElseGet(() -> function.apply(request)));
            case Handler.Async(var function) ->
                Handler.async(request -> refused(request)
                        .<CompletionStage<Response>>map(CompletableFuture::completedStage)
                        .orElseGet(() -> function.apply(request)));
            case Handler.Blocking blocking -> new Handler.Glancing(this::refused, blocking);
            case Handler.Glancing(var glance, var otherwise) ->
                new Handler.Glancing(request -> refused(request).or(() -> glance.apply(request)), otherwise);
            case Handler.Streaming(var function) ->
                Handler.streaming((head, flow) -> refused(head)
                        .<Admission>map(Admission.Refused::new)
                        .orElseGet(() -> function.admit(head, flow)));
        };
    }

    /** What is answered to somebody who is not logged in; empty for who is. */
    private Optional<Response> refused(Request request) {
        if (hasToken(request) || session(request).isPresent()) {
            return Optional.empty();
        }
        if (request.path().equals("/")) {
            return Optional.of(to("/login"));
        }
        return Optional.of(Problem.of(401, "log-in", "Not logged in", "log in at /login, or send the operator's token")
                .toResponse()
                .withHeader("WWW-Authenticate", "Bearer")
                .withCacheControl("no-store"));
    }

    private boolean hasToken(Request request) {
        var offered = request.headers().first("Authorization").orElse("");
        return offered.startsWith("Bearer ") && isToken(offered.substring("Bearer ".length()));
    }

    private boolean isToken(String offered) {
        return MessageDigest.isEqual(token, bytes(offered));
    }

    private Optional<String> session(Request request) {
        return request.headers().all("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .limit(COOKIES_MAX)
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .filter(sessions::isOpen)
                .findFirst();
    }

    /** So that the page shows a way out. */
    private static Handler session(boolean login) {
        var response = Response.json(Bytes.utf8("{\"login\":" + login + "}")).withCacheControl("no-store");
        return Handler.inline(_ -> response);
    }

    private Response logIn(Request request) {
        var address = request.remote().getAddress().getHostAddress();
        var pause = wrong.pause(address);
        if (pause.isPresent()) {
            long seconds = pause.get().toSeconds() + 1;
            return form(429, "Too many wrong tokens: wait " + seconds + " seconds and try again.")
                    .withHeader("Retry-After", Long.toString(seconds));
        }
        var offered =
                Query.parse(request.body().utf8()).first("token").orElse("").strip();
        if (!isToken(offered)) {
            wrong.wrong(address);
            LOG.atWarn().addKeyValue("address", address).log("wrong operator token at the log-in");
            return form(401, "That is not the operator's token.");
        }
        wrong.right(address);
        LOG.atInfo().addKeyValue("address", address).log("logged in");
        return to("/").withHeader("Set-Cookie", cookie(request, sessions.begin(), Sessions.LIFE));
    }

    private Response logOut(Request request) {
        session(request).ifPresent(sessions::end);
        return to("/login").withHeader("Set-Cookie", cookie(request, "", Duration.ZERO));
    }

    /** A browser names where a form was: with TLS, the cookie goes over nothing else. */
    private static String cookie(Request request, String value, Duration life) {
        boolean tls = request.headers().first("Origin").orElse("").startsWith("https://");
        return COOKIE + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (tls ? "; Secure" : "");
    }

    private static Response to(String path) {
        return Response.status(303).withHeader("Location", path).withCacheControl("no-store");
    }

    private Response form(int status, String says) {
        var html = page.replace(SAYS, says.isEmpty() ? "" : "<p id=\"trouble\" role=\"alert\">" + says + "</p>");
        return Response.of(status, "text/html; charset=utf-8", new Body.Heap(Bytes.utf8(html)))
                .withCacheControl("no-store")
                .withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .withHeader("Referrer-Policy", "no-referrer");
    }

    private static String page() {
        try (var in = LogIn.class.getResourceAsStream("/web/login.html")) {
            if (in == null) {
                throw new HubException("the file web/login.html is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HubException("the file web/login.html can not be read from the program", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
