@NullMarked
package dev.flightcase.demo.check;

import org.jspecify.annotations.NullMarked;
