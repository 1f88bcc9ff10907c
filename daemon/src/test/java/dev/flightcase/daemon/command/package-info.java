@NullMarked
package dev.flightcase.daemon.command;

import org.jspecify.annotations.NullMarked;
