package dev.flightcase.bench.live;

/**
 * What one server did in one round.
 *
 * @param serverMicros CPU time of the server for each request, all of its processes
 * @param clientMicros CPU time of the load generator for each request
 */
record CpuRound(double perSecond, double serverMicros, double clientMicros, int bytes) {
    /** CPU seconds of the server for 10^9 bytes of content. */
    double secondsPerGigabyte() {
        return serverMicros * 1e3 / bytes;
    }
}
