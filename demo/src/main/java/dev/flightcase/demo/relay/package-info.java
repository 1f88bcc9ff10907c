/** Ways between a node and its broker: one that can be cut, for the demo, and one on which things go wrong as planned. */
@NullMarked
package dev.flightcase.demo.relay;

import org.jspecify.annotations.NullMarked;
