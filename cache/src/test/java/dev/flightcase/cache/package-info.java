@NullMarked
package dev.flightcase.cache;

import org.jspecify.annotations.NullMarked;
