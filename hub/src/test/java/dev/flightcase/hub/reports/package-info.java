@NullMarked
package dev.flightcase.hub.reports;

import org.jspecify.annotations.NullMarked;
