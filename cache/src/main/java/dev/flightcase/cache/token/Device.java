package dev.flightcase.cache.token;

import java.time.Instant;
import java.util.UUID;

/**
 * An enrolled phone.
 *
 * @param id UUID version 7
 * @param lastSeen to the minute
 */
public record Device(UUID id, String name, Role role, Instant enrolledAt, Instant lastSeen) {
    public static final int NAME_CHARS_MAX = 40;

    Device seen(Instant at) {
        return new Device(id, name, role, enrolledAt, at);
    }

    public Principal principal() {
        return new Principal(id, role, name);
    }
}
