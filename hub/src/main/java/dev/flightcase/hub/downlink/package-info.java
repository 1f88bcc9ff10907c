/** What the hub tells its nodes: signed, retained where it holds until something newer, and told again to a broker that may have forgotten. */
@NullMarked
package dev.flightcase.hub.downlink;

import org.jspecify.annotations.NullMarked;
