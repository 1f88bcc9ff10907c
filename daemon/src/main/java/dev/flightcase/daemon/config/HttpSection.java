package dev.flightcase.daemon.config;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpTimeouts;
import dev.flightcase.http.TlsConfig;
import dev.flightcase.settings.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Keys {@code http.*}. */
final class HttpSection {
    private static final int KIB = 1024;
    private static final int TLS_PORT = 8443;
    private static final Path NONE = Path.of("");

    private HttpSection() {}

    /** A node is there for the phones and screens around it, so it listens on every network unless told otherwise. */
    static HttpConfig defaults() {
        return HttpConfig.defaults().withBindAddress("0.0.0.0");
    }

    static HttpConfig read(Section section) {
        var defaults = defaults();
        int port = section.integer("port", defaults.port(), 0, 65_535);
        return new HttpConfig(
                section.text("bind-address", defaults.bindAddress(), 255),
                port,
                section.texts("hosts", defaults.hosts(), 32),
                section.integer("io-threads", defaults.ioThreads(), 0, 256),
                limits(section, defaults.limits()),
                timeouts(section, defaults.timeouts()),
                tls(section, port));
    }

    /** On when both files are named: a node that has no certificate yet says nothing about it. */
    private static Optional<TlsConfig> tls(Section section, int plainPort) {
        int port = section.integer("tls-port", TLS_PORT, 0, 65_535);
        var certificate = section.parsed("certificate", NONE, HttpSection::file);
        var key = section.parsed("key", NONE, HttpSection::file);
        if (certificate.equals(NONE) != key.equals(NONE)) {
            section.refuse(
                    key.equals(NONE) ? "certificate" : "key",
                    "needs the other: http.certificate and http.key go together");
            return Optional.empty();
        }
        if (certificate.equals(NONE)) {
            return Optional.empty();
        }
        if (port != 0 && port == plainPort) {
            section.refuse("tls-port", "must differ from http.port");
        }
        return Optional.of(new TlsConfig(port, certificate, key));
    }

    private static Path file(String text) {
        return text.isEmpty() ? NONE : NodeConfigReader.absolute(text);
    }

    private static HttpLimits limits(Section section, HttpLimits defaults) {
        return new HttpLimits(
                (int) section.bytes("request-line-bytes-max", defaults.requestLineBytesMax(), 64, 64 * KIB),
                (int) section.bytes("header-bytes-max", defaults.headerBytesMax(), 256, 256 * KIB),
                section.bytes("body-bytes-max", defaults.bodyBytesMax(), 0, 64L * KIB * KIB),
                section.integer("connections-max", defaults.connectionsMax(), 1, 65_536),
                (int) section.bytes("stream-queue-bytes-max", defaults.streamQueueBytesMax(), KIB, 16 * KIB * KIB));
    }

    private static HttpTimeouts timeouts(Section section, HttpTimeouts defaults) {
        var least = Duration.ofMillis(100);
        var most = Duration.ofHours(1);
        return new HttpTimeouts(
                section.duration("idle-timeout", defaults.idle(), least, most),
                section.duration("request-timeout", defaults.request(), least, most),
                section.duration("response-timeout", defaults.response(), least, most),
                section.duration("shutdown-timeout", defaults.shutdown(), Duration.ZERO, Duration.ofMinutes(1)));
    }
}
