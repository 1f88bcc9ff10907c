/**
 * What the drivers need of a bus and of pins, and no more; {@code hal.pi4j} and {@code hal.emulator} provide it.
 *
 * <p><b>Threads.</b> A bus belongs to one thread: {@link dev.flightcase.hal.bus.BusLane} is that thread, with a
 * bounded queue and a timeout, and is itself safe to call from any thread.
 *
 * <p><b>Errors.</b> What a wire does wrong is a {@link dev.flightcase.hal.bus.BusFault}, checked, with what to do
 * about it.
 */
@NullMarked
package dev.flightcase.hal.bus;

import org.jspecify.annotations.NullMarked;
