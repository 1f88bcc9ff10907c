package dev.flightcase.media.conformance.m3u8;

/** In pixels. */
public record Resolution(long width, long height) {}
