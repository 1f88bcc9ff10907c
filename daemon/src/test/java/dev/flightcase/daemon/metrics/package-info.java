@NullMarked
package dev.flightcase.daemon.metrics;

import org.jspecify.annotations.NullMarked;
