@NullMarked
package dev.flightcase.demo.process;

import org.jspecify.annotations.NullMarked;
