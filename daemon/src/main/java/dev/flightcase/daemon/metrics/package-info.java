/** What the node counts, in Micrometer, shown in the Prometheus text format. */
@NullMarked
package dev.flightcase.daemon.metrics;

import org.jspecify.annotations.NullMarked;
