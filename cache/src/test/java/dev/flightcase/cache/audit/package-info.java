@NullMarked
package dev.flightcase.cache.audit;

import org.jspecify.annotations.NullMarked;
