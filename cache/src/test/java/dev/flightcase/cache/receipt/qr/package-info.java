@NullMarked
package dev.flightcase.cache.receipt.qr;

import org.jspecify.annotations.NullMarked;
