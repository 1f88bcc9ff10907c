package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;
import dev.flightcase.http.Method;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import java.util.Collection;
import java.util.Set;

/** What lets a page of any site play our streams (Fetch standard §3.2), on the routes that want that. */
final class Cors {
    private static final Set<Method> READS = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

    /** With every answer. hls.js reads Age for its first position; without being exposed it is invisible (hls.js#3680). */
    static final Headers READABLE = Headers.of(
            "Access-Control-Allow-Origin",
            "*",
            "Access-Control-Expose-Headers",
            "Age, Date, Content-Length, Content-Range, ETag",
            "Timing-Allow-Origin",
            "*");

    private Cors() {}

    static Response options(Collection<Method> allowed, RouteOptions options) {
        Response answer = Response.status(204).withHeader("Allow", Problems.allow(allowed));
        if (!options.cors()) {
            return answer;
        }
        return answer.withHeader("Access-Control-Allow-Methods", Problems.allow(READS))
                .withHeader(
                        "Access-Control-Allow-Headers",
                        "Range, Authorization, CMCD-Request, CMCD-Object, CMCD-Status, CMCD-Session")
                .withHeader("Access-Control-Allow-Private-Network", "true")
                .withHeader("Access-Control-Max-Age", "86400");
    }
}
