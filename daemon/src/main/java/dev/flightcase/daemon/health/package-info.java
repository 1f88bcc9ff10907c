/**
 * How the node is, from its readings: dimensions, score, state and reasons. Pure functions of a {@code hal} snapshot;
 * whoever asks computes, on any thread. What is not known is never taken for good: a stale signal gives no score, and
 * coverage says how much is fresh.
 */
@NullMarked
package dev.flightcase.daemon.health;

import org.jspecify.annotations.NullMarked;
