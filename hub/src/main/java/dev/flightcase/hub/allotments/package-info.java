/**
 * Stock that the hub gives out to nodes: a pool for each event and SKU, and each node's slice of it. A slice is never in two places: see
 * {@code docs/decisions/0026-pool-and-slices.md}.
 */
@NullMarked
package dev.flightcase.hub.allotments;

import org.jspecify.annotations.NullMarked;
