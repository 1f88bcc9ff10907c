@NullMarked
package dev.flightcase.bench.fuzz;

import org.jspecify.annotations.NullMarked;
