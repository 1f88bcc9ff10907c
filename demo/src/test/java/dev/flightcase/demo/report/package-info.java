@NullMarked
package dev.flightcase.demo.report;

import org.jspecify.annotations.NullMarked;
