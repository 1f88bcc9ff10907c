/** Simulated visitors: {@link dev.flightcase.demo.visitor.Buyers} at the POS, {@link dev.flightcase.demo.visitor.Viewers} of the live stream. */
@NullMarked
package dev.flightcase.demo.visitor;

import org.jspecify.annotations.NullMarked;
