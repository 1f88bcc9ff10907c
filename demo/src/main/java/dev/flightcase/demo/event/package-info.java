/** A sample event as a person could write it: a catalog, an event file and pictures drawn from a seed. */
@NullMarked
package dev.flightcase.demo.event;

import org.jspecify.annotations.NullMarked;
