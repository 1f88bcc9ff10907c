/**
 * How a node becomes this hub's node: codes that the operator makes, claims by such a code, renewals, and nodes that were taken out.
 * Everything is kept by a {@link dev.flightcase.hub.claim.ClaimStore}; who calls blocks on it.
 */
@NullMarked
package dev.flightcase.hub.claim;

import org.jspecify.annotations.NullMarked;
