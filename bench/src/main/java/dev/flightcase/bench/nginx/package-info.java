/** nginx as a peer: a process of its own with a configuration of its own. */
@NullMarked
package dev.flightcase.bench.nginx;

import org.jspecify.annotations.NullMarked;
