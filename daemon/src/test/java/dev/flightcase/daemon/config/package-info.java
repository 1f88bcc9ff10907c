@NullMarked
package dev.flightcase.daemon.config;

import org.jspecify.annotations.NullMarked;
