package dev.flightcase.hal;

/**
 * What a signal said that cannot be.
 *
 * @param latest the last reading that was refused, {@link Quality#IMPLAUSIBLE}
 * @param objection which rule it broke
 * @param count readings refused since start
 */
public record Evidence(Reading latest, String objection, long count) {}
