package dev.flightcase.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One run.
 *
 * @param threads that share the clients
 * @param clients a connection each
 * @param warmUp what happens in it is done and checked, but not measured
 * @param measured at most; it ends sooner when every client is done
 * @param grace after that, for requests under way
 */
public record LoadPlan(
        InetSocketAddress server, int threads, int clients, Duration warmUp, Duration measured, Duration grace) {
    private static final Duration GRACE = Duration.ofSeconds(30);

    public LoadPlan {
        if (threads < 1 || clients < threads) {
            throw new IllegalArgumentException(
                    clients + " clients on " + threads + " threads; there must be a client for each thread");
        }
        if (warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new IllegalArgumentException("a warm-up of " + warmUp + " before " + measured
                    + "; the first must not be negative, the second must be positive");
        }
    }

    public static LoadPlan of(int port, int threads, int clients, Duration warmUp, Duration measured) {
        return new LoadPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                threads,
                clients,
                warmUp,
                measured,
                GRACE);
    }
}
