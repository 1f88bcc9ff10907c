@NullMarked
package dev.flightcase.bench.video;

import org.jspecify.annotations.NullMarked;
