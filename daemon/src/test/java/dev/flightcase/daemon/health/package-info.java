@NullMarked
package dev.flightcase.daemon.health;

import org.jspecify.annotations.NullMarked;
