@NullMarked
package dev.flightcase.bench.device;

import org.jspecify.annotations.NullMarked;
