@NullMarked
package dev.flightcase.bench.glass;

import org.jspecify.annotations.NullMarked;
