/** The whole product on one machine. Plays the world around the node (sample event, encoder, uplink, visitors) and starts the
 * real processes; it uses no other module of the project, only their command lines, files and HTTP.
 *
 * <p>Threads: {@code main} walks through start, wait and stop; each child process, visitor and relay pump has a virtual thread of
 * its own. Errors that a user can mend are one {@link dev.flightcase.demo.DemoException} with one line; what a peer does wrong is
 * counted and shown in the summary. */
@NullMarked
package dev.flightcase.demo;

import org.jspecify.annotations.NullMarked;
