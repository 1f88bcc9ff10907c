/**
 * What viewers see while nothing comes: a still picture with silence, encoded once and played from memory in a loop, so that no encoder runs
 * while it shows.
 */
@NullMarked
package dev.flightcase.media.slate;

import org.jspecify.annotations.NullMarked;
