@NullMarked
package dev.flightcase.hub.catalog;

import org.jspecify.annotations.NullMarked;
