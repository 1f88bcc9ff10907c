@NullMarked
package dev.flightcase.cache.picture;

import org.jspecify.annotations.NullMarked;
