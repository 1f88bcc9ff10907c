package dev.flightcase.media.conformance.m3u8;

/**
 * @param name without the number sign, such as EXT-X-VERSION
 */
public record TagAt(String name, int line) {}
