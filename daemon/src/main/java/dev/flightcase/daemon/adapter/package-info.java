/** One small class for each bridge between modules that do not know each other. */
@NullMarked
package dev.flightcase.daemon.adapter;

import org.jspecify.annotations.NullMarked;
