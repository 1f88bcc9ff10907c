/** How the demo asks the node and the hub: HTTP, JSON and Prometheus text, read with bounds. */
@NullMarked
package dev.flightcase.demo.client;

import org.jspecify.annotations.NullMarked;
