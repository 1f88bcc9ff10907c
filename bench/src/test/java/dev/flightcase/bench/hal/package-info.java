@NullMarked
package dev.flightcase.bench.hal;

import org.jspecify.annotations.NullMarked;
