@NullMarked
package dev.flightcase.daemon.hub;

import org.jspecify.annotations.NullMarked;
