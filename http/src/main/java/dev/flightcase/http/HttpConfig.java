package dev.flightcase.http;

import java.util.List;
import java.util.Optional;

/**
 * Where the server listens and what it allows.
 *
 * @param bindAddress an IP address or a host name of this machine; {@code 0.0.0.0} and {@code ::} are all of them
 * @param port 0 lets the kernel choose: {@link HttpServer#port} tells
 * @param hosts names under which this node is reached, besides those that {@link HostPolicy} accepts anyway
 * @param ioThreads event loops; 0 is one per core
 * @param tls a second port, with HTTPS; none without it
 */
public record HttpConfig(
        String bindAddress,
        int port,
        List<String> hosts,
        int ioThreads,
        HttpLimits limits,
        HttpTimeouts timeouts,
        Optional<TlsConfig> tls) {
    public HttpConfig {
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException(
                    "http.bind-address is empty; use 127.0.0.1, or 0.0.0.0 for every network");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port is " + port + "; must be 0 to 65535");
        }
        if (ioThreads < 0 || ioThreads > 256) {
            throw new IllegalArgumentException("http.io-threads is " + ioThreads + "; must be 0 (one per core) to 256");
        }
        hosts = List.copyOf(hosts);
    }

    public static HttpConfig defaults() {
        return new HttpConfig(
                "127.0.0.1", 8080, List.of(), 0, HttpLimits.defaults(), HttpTimeouts.defaults(), Optional.empty());
    }

    public HttpConfig withPort(int changed) {
        return new HttpConfig(bindAddress, changed, hosts, ioThreads, limits, timeouts, tls);
    }

    public HttpConfig withBindAddress(String changed) {
        return new HttpConfig(changed, port, hosts, ioThreads, limits, timeouts, tls);
    }

    public HttpConfig withLimits(HttpLimits changed) {
        return new HttpConfig(bindAddress, port, hosts, ioThreads, changed, timeouts, tls);
    }

    public HttpConfig withTimeouts(HttpTimeouts changed) {
        return new HttpConfig(bindAddress, port, hosts, ioThreads, limits, changed, tls);
    }

    public HttpConfig withTls(TlsConfig changed) {
        return new HttpConfig(bindAddress, port, hosts, ioThreads, limits, timeouts, Optional.of(changed));
    }
}
