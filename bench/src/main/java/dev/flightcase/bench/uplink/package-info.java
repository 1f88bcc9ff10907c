/**
 * What the hub connection can do: how fast a day's queue drains and what that costs, how soon a lost line is noticed and used again, how
 * long a catalog takes over a thin line, and what many nodes do to one hub.
 */
@NullMarked
package dev.flightcase.bench.uplink;

import org.jspecify.annotations.NullMarked;
