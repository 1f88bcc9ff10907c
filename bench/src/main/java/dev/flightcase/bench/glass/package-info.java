/** From the camera to the glass: what the screen page makes of low latency, in a real browser. */
@NullMarked
package dev.flightcase.bench.glass;

import org.jspecify.annotations.NullMarked;
