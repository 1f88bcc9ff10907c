@NullMarked
package dev.flightcase.demo.client;

import org.jspecify.annotations.NullMarked;
