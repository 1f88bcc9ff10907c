/**
 * Composes the modules into the node. {@code EdgeNode} calls their constructors from top to bottom, starts them in that
 * order and closes them in reverse; {@code Main} turns command lines into that. Nothing knows this module.
 *
 * <p>Threads of its own: the pool {@code api} for handlers that read the disk, and {@code control}, a virtual thread for
 * commands. Errors: {@link dev.flightcase.daemon.NodeException}; what a module throws at start is turned into one line
 * and an exit code.
 */
@NullMarked
package dev.flightcase.daemon;

import org.jspecify.annotations.NullMarked;
