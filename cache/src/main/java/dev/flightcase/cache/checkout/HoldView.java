package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import java.util.UUID;

/** A hold, ready to send: {@code {"id", "token", "lines", "expires_in_ms", "state"}}. */
public record HoldView(UUID id, Bytes json) {}
