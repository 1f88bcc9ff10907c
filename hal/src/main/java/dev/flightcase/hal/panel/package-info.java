/** The button that is held and the LED that tells: what they mean, in time that is passed in. Leaf beside the buses. */
@NullMarked
package dev.flightcase.hal.panel;

import org.jspecify.annotations.NullMarked;
