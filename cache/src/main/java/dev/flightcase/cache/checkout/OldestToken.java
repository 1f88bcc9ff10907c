package dev.flightcase.cache.checkout;

import java.time.Instant;

/** The payment token that has waited longest to be used. */
public record OldestToken(Instant since, Instant expires) {}
