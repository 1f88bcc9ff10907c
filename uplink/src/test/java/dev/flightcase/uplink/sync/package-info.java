@NullMarked
package dev.flightcase.uplink.sync;

import org.jspecify.annotations.NullMarked;
