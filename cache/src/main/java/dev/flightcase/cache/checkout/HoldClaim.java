package dev.flightcase.cache.checkout;

import java.util.UUID;

/**
 * Which hold a till means.
 *
 * @param proven by its token, which lets another device take it over; by its id alone only the device that made it may
 */
public record HoldClaim(UUID id, boolean proven) {}
