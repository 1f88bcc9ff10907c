/** A stall to measure: the real node in a process of its own, with a catalog made for the purpose, and what the benchmarks ask it. */
@NullMarked
package dev.flightcase.bench.stall;

import org.jspecify.annotations.NullMarked;
