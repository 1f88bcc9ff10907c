/** {@code ./flightcase bench checkout}: holds beside other engines, drops, and how long an order takes. */
@NullMarked
package dev.flightcase.bench.checkout;

import org.jspecify.annotations.NullMarked;
