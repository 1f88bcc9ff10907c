@NullMarked
package dev.flightcase.bench;

import org.jspecify.annotations.NullMarked;
