@NullMarked
package dev.flightcase.daemon.preflight;

import org.jspecify.annotations.NullMarked;
