@NullMarked
package dev.flightcase.bench.model;

import org.jspecify.annotations.NullMarked;
