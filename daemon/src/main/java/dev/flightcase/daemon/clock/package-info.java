/**
 * The node's time: never before what was known, with how far it can be trusted, and, once a time source is there, by how much
 * records that were made before it are off. What must survive a power cut is one small file ({@link
 * dev.flightcase.daemon.clock.ClockMemory}). The ledger asks on its own thread; the sensor loop looks and saves.
 */
@NullMarked
package dev.flightcase.daemon.clock;

import org.jspecify.annotations.NullMarked;
