/** The file {@code node.toml}: the only place that knows its keys, and turns them into one record for each module. */
@NullMarked
package dev.flightcase.daemon.config;

import org.jspecify.annotations.NullMarked;
