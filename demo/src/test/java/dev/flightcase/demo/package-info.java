@NullMarked
package dev.flightcase.demo;

import org.jspecify.annotations.NullMarked;
