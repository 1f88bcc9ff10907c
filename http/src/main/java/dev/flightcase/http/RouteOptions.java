package dev.flightcase.http;

/**
 * What differs from route to route.
 *
 * @param cors any web page may read this (GET, HEAD, OPTIONS), with the headers that players need
 * @param bodyBytesMax limit of a collected body; {@link #SERVER_LIMIT} takes {@code HttpLimits.bodyBytesMax}. Streaming routes have none
 * @param idleTimeoutOnly no limit on the total time of request and response: for uploads that last as long as the show
 * @param originCheck a write whose Origin header names another site is refused
 */
public record RouteOptions(boolean cors, long bodyBytesMax, boolean idleTimeoutOnly, boolean originCheck) {
    public static final long SERVER_LIMIT = -1;
    public static final RouteOptions DEFAULT = new RouteOptions(false, SERVER_LIMIT, false, true);

    public RouteOptions {
        if (bodyBytesMax < SERVER_LIMIT) {
            throw new IllegalArgumentException("route body limit is " + bodyBytesMax + " bytes; must not be negative");
        }
    }

    public RouteOptions withCors() {
        return new RouteOptions(true, bodyBytesMax, idleTimeoutOnly, originCheck);
    }

    public RouteOptions withBodyBytesMax(long bytes) {
        return new RouteOptions(cors, bytes, idleTimeoutOnly, originCheck);
    }

    public RouteOptions withIdleTimeoutOnly() {
        return new RouteOptions(cors, bodyBytesMax, true, originCheck);
    }

    /** For clients that are no browsers, with credentials that no browser adds by itself. */
    public RouteOptions withoutOriginCheck() {
        return new RouteOptions(cors, bodyBytesMax, idleTimeoutOnly, false);
    }
}
