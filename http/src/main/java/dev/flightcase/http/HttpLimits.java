package dev.flightcase.http;

/**
 * How much one client, and all together, may ask for.
 *
 * @param requestLineBytesMax a longer request line is answered with 414
 * @param headerBytesMax all header fields together; more is answered with 431. Also the most that is kept of requests sent ahead
 * @param bodyBytesMax a longer collected body is answered with 413, unless the route says otherwise
 * @param connectionsMax open connections; one more is answered with 503 and closed
 * @param streamQueueBytesMax what a {@link BodySink} takes before its client has read it
 * @param pacedBytesPerSecondMax of the bodies of all {@linkplain RouteOptions#paced paced} routes together; 0 for no limit
 */
public record HttpLimits(
        int requestLineBytesMax,
        int headerBytesMax,
        long bodyBytesMax,
        int connectionsMax,
        int streamQueueBytesMax,
        long pacedBytesPerSecondMax) {
    public HttpLimits {
        atLeast("http.request-line-bytes-max", requestLineBytesMax, 64);
        atLeast("http.header-bytes-max", headerBytesMax, 256);
        atLeast("http.body-bytes-max", bodyBytesMax, 0);
        atLeast("http.connections-max", connectionsMax, 1);
        atLeast("http.stream-queue-bytes-max", streamQueueBytesMax, 1024);
        atLeast("paced bytes per second", pacedBytesPerSecondMax, 0);
    }

    /** Nothing is paced. */
    public HttpLimits(
            int requestLineBytesMax,
            int headerBytesMax,
            long bodyBytesMax,
            int connectionsMax,
            int streamQueueBytesMax) {
        this(requestLineBytesMax, headerBytesMax, bodyBytesMax, connectionsMax, streamQueueBytesMax, 0);
    }

    public HttpLimits withPacedBytesPerSecondMax(long changed) {
        return new HttpLimits(
                requestLineBytesMax, headerBytesMax, bodyBytesMax, connectionsMax, streamQueueBytesMax, changed);
    }

    public static HttpLimits defaults() {
        return new HttpLimits(8 * 1024, 16 * 1024, 1024 * 1024, 1024, 256 * 1024);
    }

    private static void atLeast(String key, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException(key + " is " + value + "; must be at least " + min);
        }
    }
}
