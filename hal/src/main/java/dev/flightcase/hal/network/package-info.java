/**
 * The ways from this machine to the world, each looked at by itself and not through the default route: what the kernel says of a
 * link, what probes through it find, and which one should be used.
 *
 * <p><b>Threads.</b> One, {@code network}, owns what is known; {@code network-probe-*}, at most one a link, wait for answers and
 * end when there is nothing to ask. Views are immutable and may be taken from any thread.
 *
 * <p><b>Errors.</b> What a network, a kernel file or a program does wrong is a result, never an exception.
 */
@NullMarked
package dev.flightcase.hal.network;

import org.jspecify.annotations.NullMarked;
