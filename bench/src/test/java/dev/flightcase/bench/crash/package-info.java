@NullMarked
package dev.flightcase.bench.crash;

import org.jspecify.annotations.NullMarked;
