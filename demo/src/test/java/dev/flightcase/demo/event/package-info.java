@NullMarked
package dev.flightcase.demo.event;

import org.jspecify.annotations.NullMarked;
