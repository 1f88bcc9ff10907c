package dev.flightcase.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A running server on a port of the kernel's choice, with an observer that remembers. */
final class ServerFixture implements AutoCloseable {
    final HttpServer server;
    final Seen seen = new Seen();

    static final class Seen implements HttpObserver {
        final List<Finished> finished = new CopyOnWriteArrayList<>();
        final ConcurrentHashMap<Refusal, Integer> refused = new ConcurrentHashMap<>();
        final AtomicInteger open = new AtomicInteger();
        final ConcurrentHashMap<Protocol, Integer> spoken = new ConcurrentHashMap<>();
        final AtomicInteger handshakesFailed = new AtomicInteger();

        @Override
        public void connectionOpened() {
            open.incrementAndGet();
        }

        @Override
        public void connectionClosed() {
            open.decrementAndGet();
        }

        @Override
        public void protocol(Protocol protocol) {
            spoken.merge(protocol, 1, Integer::sum);
        }

        @Override
        public void handshakeFailed() {
            handshakesFailed.incrementAndGet();
        }

        @Override
        public void requestFinished(Finished request) {
            finished.add(request);
        }

        @Override
        public void refused(Refusal reason) {
            refused.merge(reason, 1, Integer::sum);
        }
    }

    ServerFixture(Router.Builder routes) {
        this(routes, config());
    }

    ServerFixture(Router.Builder routes, HttpConfig config) {
        server = new HttpServer(config, routes.build(), seen, () -> Instant.parse("2026-11-21T10:00:00Z"));
        server.start();
    }

    static HttpConfig config() {
        return HttpConfig.defaults().withPort(0);
    }

    static HttpConfig impatient() {
        return config().withTimeouts(new HttpTimeouts(
                Duration.ofMillis(400), Duration.ofMillis(700), Duration.ofMillis(900), Duration.ofMillis(300)));
    }

    RawClient connect() throws java.io.IOException {
        return new RawClient(server.port());
    }

    @Override
    public void close() {
        server.close();
    }
}
