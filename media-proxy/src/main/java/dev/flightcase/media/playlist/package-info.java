/** M3U8 in and out: parsing what an encoder sends and rendering what viewers get. Pure functions on immutable data, no I/O. */
@NullMarked
package dev.flightcase.media.playlist;

import org.jspecify.annotations.NullMarked;
