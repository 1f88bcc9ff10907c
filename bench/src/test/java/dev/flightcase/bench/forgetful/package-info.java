@NullMarked
package dev.flightcase.bench.forgetful;

import org.jspecify.annotations.NullMarked;
