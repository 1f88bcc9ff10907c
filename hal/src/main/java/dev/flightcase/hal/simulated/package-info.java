/**
 * A power board without hardware, for laptops, demos and tests: emulated chips on emulated wires, read as those
 * of any kit. Each of its readings says {@code simulated}.
 */
@NullMarked
package dev.flightcase.hal.simulated;

import org.jspecify.annotations.NullMarked;
