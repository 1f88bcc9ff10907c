@NullMarked
package dev.flightcase.hub.allotments;

import org.jspecify.annotations.NullMarked;
