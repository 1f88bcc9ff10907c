@NullMarked
package dev.flightcase.cache.receipt;

import org.jspecify.annotations.NullMarked;
