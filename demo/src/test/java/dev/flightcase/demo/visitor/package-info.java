@NullMarked
package dev.flightcase.demo.visitor;

import org.jspecify.annotations.NullMarked;
