package dev.flightcase.http.netty;

import dev.flightcase.http.Method;
import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import java.util.Collection;
import java.util.stream.Collectors;

/** The errors that the server itself answers with. */
final class Problems {
    private Problems() {}

    static Problem malformed(String detail) {
        return Problem.of(400, "malformed-request", "The request breaks the grammar of HTTP", detail);
    }

    static Problem foreignHost(String host) {
        return Problem.of(
                        421,
                        "unknown-host",
                        "This node does not answer to that name",
                        "Use the node's IP address or its .local name, or add the name to the configuration key http.hosts.")
                .with("host", host)
                .with("key", "http.hosts");
    }

    static Problem foreignOrigin() {
        return Problem.of(
                403,
                "foreign-origin",
                "Another site's page may not change anything here",
                "The Origin header must name the same scheme, host and port as the Host header.");
    }

    static Problem noSuchPath() {
        return Problem.of(404, "not-found", "There is nothing at this path");
    }

    static Response methodNotAllowed(Collection<Method> allowed) {
        return Problem.of(405, "method-not-allowed", "This path does not answer to that method")
                .toResponse()
                .withHeader("Allow", allow(allowed));
    }

    static String allow(Collection<Method> allowed) {
        return allowed.stream().map(Method::name).sorted().collect(Collectors.joining(", "));
    }

    static Problem tooSlow() {
        return Problem.of(408, "request-timeout", "The request did not arrive in time");
    }

    static Problem bodyTooLarge(long bytesMax) {
        return Problem.of(413, "body-too-large", "The body is longer than this path accepts")
                .with("bytesMax", bytesMax);
    }

    static Problem targetTooLong(int bytesMax) {
        return Problem.of(414, "target-too-long", "The request line is too long")
                .with("bytesMax", bytesMax);
    }

    static Problem unknownExpectation() {
        return Problem.of(417, "unknown-expectation", "The only expectation known here is 100-continue");
    }

    static Problem headersTooLarge(int bytesMax) {
        return Problem.of(431, "headers-too-large", "The header fields are too long together")
                .with("bytesMax", bytesMax);
    }

    static Problem internal() {
        return Problem.of(500, "internal-error", "Something went wrong here; the log of the node says what");
    }

    static Problem unknownMethod() {
        return Problem.of(501, "unknown-method", "That method is not known here");
    }

    static Response busy() {
        return Problem.of(503, "busy", "Too much is waiting already; try again")
                .toResponse()
                .withHeader("Retry-After", "1");
    }

    static Response tooManyConnections(int connectionsMax) {
        return Problem.of(503, "too-many-connections", "Too many connections are open already")
                .with("connectionsMax", connectionsMax)
                .toResponse()
                .withHeader("Retry-After", "2");
    }

    static Response tooSlowToAnswer() {
        return Problem.of(503, "no-answer-in-time", "The answer took too long; try again")
                .toResponse()
                .withHeader("Retry-After", "2");
    }

    static Problem unknownVersion() {
        return Problem.of(505, "unknown-version", "Only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
}
