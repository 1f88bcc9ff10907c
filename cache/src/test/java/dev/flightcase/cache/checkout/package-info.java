@NullMarked
package dev.flightcase.cache.checkout;

import org.jspecify.annotations.NullMarked;
