/**
 * Less, when asked: how much of a stream is shown and made, who asked for that, and when it comes back. Knows neither streams nor encoders: a
 * {@link dev.flightcase.media.level.LevelTarget} does what is decided here.
 */
@NullMarked
package dev.flightcase.media.level;

import org.jspecify.annotations.NullMarked;
