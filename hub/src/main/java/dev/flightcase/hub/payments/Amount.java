package dev.flightcase.hub.payments;

/** @param minor minor units of {@code currency}, ISO 4217 */
public record Amount(long minor, String currency) {}
