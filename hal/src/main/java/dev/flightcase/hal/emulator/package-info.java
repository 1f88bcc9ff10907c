/**
 * Hardware that is not there: what stands for chips and instruments in tests, in the demo and on the
 * simulated board. It knows how they speak, and nothing of how we read them; its faults are data, and the
 * same seed repeats them.
 *
 * <p>Chips are made from their data sheets a second time: volts and amperes in, registers out, behind the
 * same bus port as real ones. All time is the caller's ticks, so a world may run in virtual time.
 */
@NullMarked
package dev.flightcase.hal.emulator;

import org.jspecify.annotations.NullMarked;
