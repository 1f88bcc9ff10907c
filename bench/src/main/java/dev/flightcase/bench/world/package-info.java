/** The battery model and its shutdown rule in worlds that exist as numbers, in virtual time. */
@NullMarked
package dev.flightcase.bench.world;

import org.jspecify.annotations.NullMarked;
