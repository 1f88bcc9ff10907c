package dev.flightcase.daemon.config;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpTimeouts;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code http.*}. */
final class HttpSection {
    private static final int KIB = 1024;

    private HttpSection() {}

    /** A node is there for the phones and screens around it, so it listens on every network unless told otherwise. */
    static HttpConfig defaults() {
        return HttpConfig.defaults().withBindAddress("0.0.0.0");
    }

    static HttpConfig read(Section section) {
        var defaults = defaults();
        return new HttpConfig(
                section.text("bind-address", defaults.bindAddress(), 255),
                section.integer("port", defaults.port(), 0, 65_535),
                section.texts("hosts", defaults.hosts(), 32),
                section.integer("io-threads", defaults.ioThreads(), 0, 256),
                limits(section, defaults.limits()),
                timeouts(section, defaults.timeouts()));
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
