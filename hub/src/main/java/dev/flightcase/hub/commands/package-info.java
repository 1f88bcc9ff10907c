/** What nodes are told to do, until they have answered or the time for it is over. */
@NullMarked
package dev.flightcase.hub.commands;

import org.jspecify.annotations.NullMarked;
