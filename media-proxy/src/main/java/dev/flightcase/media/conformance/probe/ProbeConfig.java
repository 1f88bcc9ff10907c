package dev.flightcase.media.conformance.probe;

import dev.flightcase.media.conformance.Tolerance;
import java.net.URI;
import java.time.Duration;

/**
 * @param insecure take any certificate
 * @param requestsMax and {@code bytesMax} of the whole run; then it ends early and says so
 */
public record ProbeConfig(
        URI url,
        Duration length,
        boolean insecure,
        int requestsMax,
        long bytesMax,
        int renditionsMax,
        Tolerance tolerance) {
    public static ProbeConfig of(URI url, Duration length, boolean insecure) {
        return new ProbeConfig(url, length, insecure, 50_000, 2L << 30, 8, Tolerance.DEFAULT);
    }
}
