@NullMarked
package dev.flightcase.bench.uplink;

import org.jspecify.annotations.NullMarked;
