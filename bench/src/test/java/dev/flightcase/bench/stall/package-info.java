@NullMarked
package dev.flightcase.bench.stall;

import org.jspecify.annotations.NullMarked;
