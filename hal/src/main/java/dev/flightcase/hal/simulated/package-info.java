/**
 * A power board without hardware, for laptops, demos and tests. Each of its readings says {@code simulated}
 * as its source.
 */
@NullMarked
package dev.flightcase.hal.simulated;

import org.jspecify.annotations.NullMarked;
