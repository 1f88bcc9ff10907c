@NullMarked
package dev.flightcase.daemon.api;

import org.jspecify.annotations.NullMarked;
