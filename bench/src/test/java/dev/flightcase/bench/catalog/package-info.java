@NullMarked
package dev.flightcase.bench.catalog;

import org.jspecify.annotations.NullMarked;
