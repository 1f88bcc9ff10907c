@NullMarked
package dev.flightcase.cache.token;

import org.jspecify.annotations.NullMarked;
