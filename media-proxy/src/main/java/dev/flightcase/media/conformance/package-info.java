/**
 * The rules of HLS and Low-Latency HLS, and judges that apply them to what a viewer can see: a playlist, its history, the playlists of one
 * stream beside each other, answers to requests, and media bytes. Pure functions and small state machines: no I/O, no clock, no threads; a
 * caller hands in texts, bytes and times. The same rules judge the node's own stream while it runs ({@link
 * dev.flightcase.media.conformance.ConformanceMonitor}) and anybody's from outside ({@code flightcase check-stream}).
 *
 * <p>Sections are those of draft-pantos-hls-rfc8216bis-22; "auth." is Apple's HLS Authoring Specification.
 */
@NullMarked
package dev.flightcase.media.conformance;

import org.jspecify.annotations.NullMarked;
