/** The commands of {@code flightcase}, and the socket through which they reach a running daemon. */
@NullMarked
package dev.flightcase.daemon.command;

import org.jspecify.annotations.NullMarked;
