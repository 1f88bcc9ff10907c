package dev.flightcase.media.conformance;

/**
 * What the packager knows of a part that it has made.
 *
 * @param uri as playlists will name it
 * @param durationNanos of its samples, of the track that cuts are made by
 * @param independent it holds an independent frame
 * @param startsWithTfdt every fragment in it has its own decode time
 */
public record PartMade(String uri, long durationNanos, boolean independent, boolean startsWithTfdt) {}
