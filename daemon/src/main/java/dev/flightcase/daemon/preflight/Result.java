package dev.flightcase.daemon.preflight;

import java.time.Duration;

/** How one check came out, and how long it took. */
public record Result(String name, Finding finding, Duration took) {}
