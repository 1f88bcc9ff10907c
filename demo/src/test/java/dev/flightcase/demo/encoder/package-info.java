@NullMarked
package dev.flightcase.demo.encoder;

import org.jspecify.annotations.NullMarked;
