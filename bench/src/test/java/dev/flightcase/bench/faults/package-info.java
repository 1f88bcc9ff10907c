@NullMarked
package dev.flightcase.bench.faults;

import org.jspecify.annotations.NullMarked;
