/**
 * Buses and pins of a Raspberry Pi through Pi4J 3: {@code linuxfs} for I²C (the kernel's {@code I2C_RDWR}, so reads follow a
 * repeated start), {@code gpiod} for lines. Providers are named, nothing is detected: a detecting context would take a mock on the
 * class path for the board. Loaded only where a board is configured. The only package that sees Pi4J.
 *
 * <p>Not thread-safe, but for {@link dev.flightcase.hal.pi4j.Pi4jWires}: each bus belongs to its
 * {@link dev.flightcase.hal.bus.BusLane}.
 */
@NullMarked
package dev.flightcase.hal.pi4j;

import org.jspecify.annotations.NullMarked;
