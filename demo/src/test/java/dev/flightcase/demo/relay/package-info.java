@NullMarked
package dev.flightcase.demo.relay;

import org.jspecify.annotations.NullMarked;
