@NullMarked
package dev.flightcase.bench.live;

import org.jspecify.annotations.NullMarked;
