@NullMarked
package dev.flightcase.cache.payment;

import org.jspecify.annotations.NullMarked;
