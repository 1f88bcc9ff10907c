package dev.flightcase.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One request, already checked: the target's grammar, the Host header, the Origin of writes and the body's length.
 *
 * @param method HEAD too, though the route was declared for GET: the server drops the body itself
 * @param path decoded, without query, always starting with a slash, without dot segments or empty segments in the middle
 * @param body empty for streaming handlers, and until it is collected for the others
 */
public record Request(
        Method method,
        String path,
        Query query,
        Headers headers,
        PathParameters parameters,
        InetSocketAddress remote,
        Bytes body) {

    /** A request without headers and body, from the loopback address: for tests and for asking a handler from inside. */
    public static Request of(Method method, String target) {
        int mark = target.indexOf('?');
        return new Request(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Query.EMPTY : Query.parse(target.substring(mark + 1)),
                Headers.EMPTY,
                PathParameters.EMPTY,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Bytes.EMPTY);
    }

    public Request withHeader(String name, String value) {
        return new Request(method, path, query, headers.with(name, value), parameters, remote, body);
    }

    public Request withParameters(PathParameters changed) {
        return new Request(method, path, query, headers, changed, remote, body);
    }

    public Request withBody(Bytes changed) {
        return new Request(method, path, query, headers, parameters, remote, changed);
    }
}
