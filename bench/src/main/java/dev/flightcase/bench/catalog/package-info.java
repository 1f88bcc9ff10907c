/** {@code ./flightcase bench catalog}: reading products beside nginx, and how fast a change reaches every phone. */
@NullMarked
package dev.flightcase.bench.catalog;

import org.jspecify.annotations.NullMarked;
