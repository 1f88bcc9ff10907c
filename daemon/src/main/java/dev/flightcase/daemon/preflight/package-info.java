/**
 * The look around before doors open: checks that run side by side, each with its own bound, one sentence of what is so and
 * one of what to do. What a check needs of another part it declares as an interface of its own.
 *
 * <p>Threads: each check on a virtual thread, or, where it calls into native code, on a small pool; see {@link Preflight}.
 * Errors: what is wrong with the node is a {@link Finding}; what a check throws is a mistake of ours, logged, and reported as
 * unknown.
 */
@NullMarked
package dev.flightcase.daemon.preflight;

import org.jspecify.annotations.NullMarked;
