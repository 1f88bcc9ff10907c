package dev.flightcase.http;

/** Sees what the server does, for metrics. Called on event loops: must be quick, must not block, must not throw. */
public interface HttpObserver {
    HttpObserver NONE = new HttpObserver() {};

    default void connectionOpened() {}

    default void connectionClosed() {}

    /** A connection has shown what it speaks; one that is upgraded is told a second time. */
    default void protocol(Protocol protocol) {}

    /** A connection to the TLS port that came to no agreement, plain HTTP among them. */
    default void handshakeFailed() {}

    default void requestFinished(Finished request) {}

    default void refused(Refusal reason) {}

    /**
     * One answered, or given up, request.
     *
     * @param route pattern of the route, or {@link #NO_ROUTE}: never the path, which the client chooses
     * @param status what was answered; 499 when the client left before the whole answer was written
     * @param bytesOut body bytes given to the socket
     */
    record Finished(String route, Method method, int status, long bytesOut, long durationNanos) {
        public static final String NO_ROUTE = "none";
        public static final int CLIENT_LEFT = 499;
    }

    /** What was turned away before a handler saw it. */
    enum Refusal {
        TOO_MANY_CONNECTIONS,
        MALFORMED,
        FOREIGN_HOST,
        FOREIGN_ORIGIN,
        TOO_LARGE,
        TOO_SLOW,
        WORKERS_BUSY,
        FLOODED
    }

    /** What a connection speaks, over TLS or not. */
    enum Protocol {
        HTTP_1,
        HTTP_2
    }
}
