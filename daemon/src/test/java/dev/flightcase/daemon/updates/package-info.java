@NullMarked
package dev.flightcase.daemon.updates;

import org.jspecify.annotations.NullMarked;
