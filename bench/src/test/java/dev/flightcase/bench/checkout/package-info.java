@NullMarked
package dev.flightcase.bench.checkout;

import org.jspecify.annotations.NullMarked;
