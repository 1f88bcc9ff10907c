@NullMarked
package dev.flightcase.demo.browser;

import org.jspecify.annotations.NullMarked;
