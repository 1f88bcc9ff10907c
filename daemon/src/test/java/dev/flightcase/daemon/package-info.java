@NullMarked
package dev.flightcase.daemon;

import org.jspecify.annotations.NullMarked;
