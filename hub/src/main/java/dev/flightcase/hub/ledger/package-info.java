/**
 * The order ledger without its database: what a batch is, what is wrong with one, which of its entries are new, and what the node is
 * told. Pure, but for the port {@link dev.flightcase.hub.ledger.Ledger}. What a node does wrong is a result, never an exception.
 */
@NullMarked
package dev.flightcase.hub.ledger;

import org.jspecify.annotations.NullMarked;
