/** The real encoder: an ffmpeg that pushes a moving picture with a clock for people and a {@link dev.flightcase.demo.encoder.ClockStrip} for programs. */
@NullMarked
package dev.flightcase.demo.encoder;

import org.jspecify.annotations.NullMarked;
