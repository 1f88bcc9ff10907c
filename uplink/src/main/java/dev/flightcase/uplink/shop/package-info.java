/**
 * The connection for orders and what comes back for them. {@link dev.flightcase.uplink.shop.CommerceConnection} is all that
 * others use.
 *
 * <p>One platform thread, {@code uplink-orders}, owns everything here: it reads the journal, compresses, sends and settles, and
 * waits for events in a mailbox. It is no virtual thread because a drain reads and compresses for seconds without a pause, which
 * would hold one of the few carriers and with it whoever answers phones. Other threads only put something into the mailbox.
 *
 * <p>Rules: the broker's PUBACK means handed over and frees memory; only the hub's receipt means done. Nothing is kept here that a
 * crash could lose: whatever is not done is read from the journal again.
 */
@NullMarked
package dev.flightcase.uplink.shop;

import org.jspecify.annotations.NullMarked;
