package dev.flightcase.cache.token;

import java.time.Duration;

/**
 * Keys {@code access.*}.
 *
 * @param codeLifetime of an enrolment code, unless its maker asks otherwise
 * @param codesMax open at once
 * @param devicesMax enrolled at once
 * @param sessionLifetime of a session token; whole seconds
 * @param operatorPin empty: the node makes one and keeps it
 */
public record AccessConfig(
        Duration codeLifetime,
        int codesMax,
        int devicesMax,
        Duration sessionLifetime,
        String operatorPin,
        BackOffConfig backOff) {

    public static AccessConfig defaults() {
        return new AccessConfig(Duration.ofMinutes(10), 16, 1000, Duration.ofMinutes(15), "", BackOffConfig.defaults());
    }

    /** Without the PIN. */
    @Override
    public String toString() {
        return "AccessConfig[codeLifetime=" + codeLifetime + ", codesMax=" + codesMax + ", devicesMax=" + devicesMax
                + ", sessionLifetime=" + sessionLifetime + ", backOff=" + backOff + "]";
    }
}
