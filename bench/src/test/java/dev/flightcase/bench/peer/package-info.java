@NullMarked
package dev.flightcase.bench.peer;

import org.jspecify.annotations.NullMarked;
