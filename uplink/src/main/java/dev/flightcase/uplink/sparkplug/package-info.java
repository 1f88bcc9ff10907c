/**
 * Births, data, deaths and the sequence numbers between them, by the rules of Sparkplug 3.0. {@code NodeSession} knows the
 * rules of one connection and does nothing itself; {@link dev.flightcase.uplink.sparkplug.Heartbeat} connects, waits and sends.
 * Devices (DBIRTH, DDATA, DDEATH) would be written by the same session, since all messages of a node share one sequence.
 */
@NullMarked
package dev.flightcase.uplink.sparkplug;

import org.jspecify.annotations.NullMarked;
