@NullMarked
package dev.flightcase.cache.receipt.cose;

import org.jspecify.annotations.NullMarked;
