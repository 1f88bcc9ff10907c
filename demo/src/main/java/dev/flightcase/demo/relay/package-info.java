/** The uplink of the demo: a TCP relay that can be cut. */
@NullMarked
package dev.flightcase.demo.relay;

import org.jspecify.annotations.NullMarked;
