@NullMarked
package dev.flightcase.bench.rewind;

import org.jspecify.annotations.NullMarked;
