@NullMarked
package dev.flightcase.hub.commands;

import org.jspecify.annotations.NullMarked;
