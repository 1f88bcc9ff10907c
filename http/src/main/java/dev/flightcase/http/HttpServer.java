package dev.flightcase.http;

import dev.flightcase.http.netty.NettyTransport;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The server: HTTP/1.1 and HTTP/2, both on the plain port and on that of TLS. {@link #start} binds and serves; {@link #close} refuses new connections, lets requests in flight finish, and releases
 * every buffer. Not restartable. {@code start} and {@code close} may block and belong to one thread.
 */
public final class HttpServer implements AutoCloseable {
    private final HttpConfig config;
    private final NettyTransport transport;

    /**
     * @param clock for the Date header only
     */
    public HttpServer(HttpConfig config, Router router, HttpObserver observer, InstantSource clock) {
        this.config = config;
        this.transport = new NettyTransport(config, router, observer, clock);
    }

    /**
     * @throws HttpException when the address cannot be bound: {@code port 8080 on 127.0.0.1 is already in use}
     * @throws TlsException when certificate and key cannot be used
     */
    public void start() {
        transport.start();
    }

    /**
     * The port that is really listened on.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public int port() {
        return transport.port();
    }

    /**
     * The port of HTTPS, or 0 when there is none.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public int tlsPort() {
        return transport.tlsPort();
    }

    /** Connections open now, on both ports. */
    public int connections() {
        return transport.connections();
    }

    /** Graceful, within {@code http.shutdown-timeout}. Does nothing when called again or before {@link #start}. */
    @Override
    public void close() {
        close(config.timeouts().shutdown());
    }

    /** As {@link #close()}, with another time for the requests in flight. */
    public void close(Duration grace) {
        transport.close(grace);
    }
}
