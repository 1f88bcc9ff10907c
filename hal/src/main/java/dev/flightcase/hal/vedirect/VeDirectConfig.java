package dev.flightcase.hal.vedirect;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A VE.Direct line, and how long to wait for what.
 *
 * @param device such as {@code /dev/ttyUSB0}, better a name under {@code /dev/serial/by-id}, which stays
 * @param freshFor a value counts while the block that brought it is younger, 1 s to 1 min
 * @param patience of one wait for bytes, and so how long closing may take, 1 ms to 5 s
 * @param retryFirst until a line that is not there is tried again; doubled each time, 1 ms to 1 min
 * @param retryMax the longest such wait, up to 10 min
 * @param identityProofs blocks in a row that name another product or serial number until it is believed,
 *     1 to 100; a damaged block must not invent a device
 */
public record VeDirectConfig(
        Path device, Duration freshFor, Duration patience, Duration retryFirst, Duration retryMax, int identityProofs) {

    public VeDirectConfig {
        within("fresh-for", freshFor, Duration.ofSeconds(1), Duration.ofMinutes(1));
        within("patience", patience, Duration.ofMillis(1), Duration.ofSeconds(5));
        within("retry-first", retryFirst, Duration.ofMillis(1), Duration.ofMinutes(1));
        within("retry-max", retryMax, retryFirst, Duration.ofMinutes(10));
        if (identityProofs < 1 || identityProofs > 100) {
            throw new IllegalArgumentException("identity-proofs is " + identityProofs + "; must be 1 to 100");
        }
    }

    /** A block comes each second, so five are missing before a value is not used. */
    public static VeDirectConfig of(Path device) {
        return new VeDirectConfig(
                device, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMinutes(1), 3);
    }

    private static void within(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(key + " is " + value + "; must be " + min + " to " + max);
        }
    }
}
