@NullMarked
package dev.flightcase.cache.mirror;

import org.jspecify.annotations.NullMarked;
