/**
 * One small class a chip: registers in, quantities out.
 *
 * <p>A chip gives, per {@link dev.flightcase.hal.chip.Output}, a value or why there is none ({@link
 * dev.flightcase.hal.chip.Measured}); a number that the registers do not support is never given. Current is computed
 * from the shunt's voltage and the shunt's resistance, which survives a chip that lost its calibration. Whether a
 * positive current charges or discharges depends on how the chip is mounted and is the board profile's to say.
 *
 * <p>Decoding is a static function apart from the transfer. A chip keeps no state except what its data sheet
 * forces. Chips are as thread-safe as the bus below, and not when they keep state: one reader each.
 *
 * <p>Registers and formulas are from the makers' data sheets, named at each constant; which of them were compared
 * with public drivers and recorded traces, and which were not, is said in the tests.
 */
@NullMarked
package dev.flightcase.hal.chip;

import org.jspecify.annotations.NullMarked;
