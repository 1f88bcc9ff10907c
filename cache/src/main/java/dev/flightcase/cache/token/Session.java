package dev.flightcase.cache.token;

import java.time.Duration;

/** @param token to be shown as {@code Authorization: Bearer} for as long as it lasts */
public record Session(String token, Role role, Duration lifetime) {
    /** Without the token. */
    @Override
    public String toString() {
        return "Session[" + role + ", " + lifetime + "]";
    }
}
