package dev.flightcase.http;

import java.nio.file.Path;

/**
 * The port of HTTPS: TLS 1.3 and 1.2, HTTP/2 and HTTP/1.1 as the client likes.
 *
 * @param port 0 lets the kernel choose: {@link HttpServer#tlsPort} tells
 * @param certificate PEM, the server's own certificate first, then those between it and its root
 * @param key PEM, PKCS #8, without password
 */
public record TlsConfig(int port, Path certificate, Path key) {
    public TlsConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.tls-port is " + port + "; must be 0 to 65535");
        }
    }
}
