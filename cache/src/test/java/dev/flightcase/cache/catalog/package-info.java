@NullMarked
package dev.flightcase.cache.catalog;

import org.jspecify.annotations.NullMarked;
