package dev.flightcase.cache.token;

import java.time.Duration;

/**
 * A one-time code, as the operator reads it out.
 *
 * @param code such as {@code 4719-2063}
 */
public record EnrolmentCode(String code, Role role, Duration lifetime) {
    /** Without the code. */
    @Override
    public String toString() {
        return "EnrolmentCode[" + role + ", " + lifetime + "]";
    }
}
