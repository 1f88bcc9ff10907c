/** The real hub in a process of its own, as benchmarks start, ask and kill it. */
@NullMarked
package dev.flightcase.bench.hub;

import org.jspecify.annotations.NullMarked;
