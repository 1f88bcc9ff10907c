/**
 * Ends the node at random moments while it sells, and looks whether it keeps its word: kill -9 on a plain disk, and a power cut
 * on a disk that forgets what was not synced.
 *
 * <p>The customers run here, outside the node, with books of their own; they talk to it by HTTP only. Each life of a node is
 * driven by one thread, with a virtual thread for each customer.
 */
@NullMarked
package dev.flightcase.bench.crash;

import org.jspecify.annotations.NullMarked;
