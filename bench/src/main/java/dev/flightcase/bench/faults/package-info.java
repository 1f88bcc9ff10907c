/**
 * Faults between the node and its hub, one after the other: the real node sells through a faulty relay to a real hub, and after each
 * fault the hub's ledger is compared with what customers were promised.
 */
@NullMarked
package dev.flightcase.bench.faults;

import org.jspecify.annotations.NullMarked;
