/**
 * Takes orders from the broker into the ledger. A worker has no state: kill any one at any moment, run any number. Each is one
 * connection and one virtual thread; a message is acknowledged after its commit, and its receipt goes out after that.
 */
@NullMarked
package dev.flightcase.hub.worker;

import org.jspecify.annotations.NullMarked;
