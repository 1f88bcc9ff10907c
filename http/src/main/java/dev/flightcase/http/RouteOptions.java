package dev.flightcase.http;

/**
 * What differs from route to route.
 *
 * @param cors any web page may read this (GET, HEAD, OPTIONS), with the headers that players need
 * @param bodyBytesMax limit of a collected body; {@link #SERVER_LIMIT} takes {@code HttpLimits.bodyBytesMax}. Streaming routes have none
 * @param idleTimeoutOnly no limit on the total time of request and response: for uploads that last as long as the show
 * @param originCheck a write whose Origin header names another site is refused
 * @param paced bodies off the heap and from files stay under {@code HttpLimits.pacedBytesPerSecondMax}, so that everything else passes them
 */
public record RouteOptions(
        boolean cors, long bodyBytesMax, boolean idleTimeoutOnly, boolean originCheck, boolean paced) {
    public static final long SERVER_LIMIT = -1;
    public static final RouteOptions DEFAULT = new RouteOptions(false, SERVER_LIMIT, false, true, false);

    public RouteOptions {
        if (bodyBytesMax < SERVER_LIMIT) {
            throw new IllegalArgumentException("route body limit is " + bodyBytesMax + " bytes; must not be negative");
        }
    }

    public RouteOptions withCors() {
        return new RouteOptions(true, bodyBytesMax, idleTimeoutOnly, originCheck, paced);
    }

    public RouteOptions withBodyBytesMax(long bytes) {
        return new RouteOptions(cors, bytes, idleTimeoutOnly, originCheck, paced);
    }

    public RouteOptions withIdleTimeoutOnly() {
        return new RouteOptions(cors, bodyBytesMax, true, originCheck, paced);
    }

    /** For clients that are no browsers, with credentials that no browser adds by itself. */
    public RouteOptions withoutOriginCheck() {
        return new RouteOptions(cors, bodyBytesMax, idleTimeoutOnly, false, paced);
    }

    public RouteOptions withPacing() {
        return new RouteOptions(cors, bodyBytesMax, idleTimeoutOnly, originCheck, true);
    }
}
