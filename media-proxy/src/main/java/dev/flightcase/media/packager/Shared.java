package dev.flightcase.media.packager;

/** What the renditions of one stream share. */
record Shared(Packaging packaging, StreamClock clock, TargetDuration target, PackagerCounts counts) {}
