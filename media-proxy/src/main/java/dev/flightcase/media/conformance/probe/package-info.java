/**
 * Plays a stream for a while as a client does, and hands what it sees to the judges. One virtual thread for each rendition, one for what is
 * tried beside; requests, bytes and time are bounded by {@link dev.flightcase.media.conformance.probe.ProbeConfig}. Works on any server.
 */
@NullMarked
package dev.flightcase.media.conformance.probe;

import org.jspecify.annotations.NullMarked;
