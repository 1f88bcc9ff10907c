@NullMarked
package dev.flightcase.bench.load;

import org.jspecify.annotations.NullMarked;
