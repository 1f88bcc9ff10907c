@NullMarked
package dev.flightcase.hub.mqtt;

import org.jspecify.annotations.NullMarked;
