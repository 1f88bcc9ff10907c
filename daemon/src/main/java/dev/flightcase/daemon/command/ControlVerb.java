package dev.flightcase.daemon.command;

import java.util.function.Consumer;

/** Something that the running daemon does for a command; see {@link ControlSocket}. */
@FunctionalInterface
public interface ControlVerb {
    /**
     * Runs on the virtual thread of the one client that asked, and may block; several clients may ask at once. What it
     * throws is told to the client as a mistake of the node's own.
     *
     * @param argument what followed the verb, empty for nothing; one line
     * @param progress sends a line at once, before the result; throws {@link java.io.UncheckedIOException} when the client
     *     is gone, which ends the verb unless it catches it
     */
    CommandResult run(String argument, Consumer<String> progress);
}
