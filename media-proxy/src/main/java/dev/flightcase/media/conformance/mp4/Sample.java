package dev.flightcase.media.conformance.mp4;

/**
 * @param decodeTime and duration in units of its track
 * @param sync a decoder can begin with it
 */
public record Sample(long decodeTime, long duration, long size, boolean sync) {}
