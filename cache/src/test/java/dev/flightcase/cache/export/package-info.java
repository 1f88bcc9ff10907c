@NullMarked
package dev.flightcase.cache.export;

import org.jspecify.annotations.NullMarked;
