/**
 * Live video: an encoder pushes, the node cuts what it sends into parts and segments of its own, keeps them in memory and shows them.
 * {@link dev.flightcase.media.LiveMedia} is the entry; {@code ingest} takes what encoders send, {@code isobmff} reads it,
 * {@code packager} cuts it, {@code store} keeps it, {@code playlist} reads and writes M3U8, {@code delivery} answers viewers, {@code level} says
 * how much of it is shown.
 *
 * <p>Threads: everything runs on the event loops of {@code http}, and on the thread that sweeps; nothing here waits. A stream is guarded by its own lock, held for the time
 * of one publication (well under a millisecond); viewers read what was rendered last without any lock.
 *
 * <p>Errors: what an encoder or a viewer does wrong is an answer of HTTP and a count in {@link dev.flightcase.media.StreamErrors}; what the
 * operator configures wrong is an {@link IllegalArgumentException} naming the key.
 *
 * <p>Neighbours: uses {@code http} only; the daemon gives it a clock, randomness and a {@link dev.flightcase.media.StreamMemory}.
 */
@NullMarked
package dev.flightcase.media;

import org.jspecify.annotations.NullMarked;
