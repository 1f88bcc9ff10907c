/**
 * The show so far, on a disk of its own: each complete segment is written once and listed for those who want to go back. Survives a power
 * cut with nothing torn. Live viewers never wait for it.
 */
@NullMarked
package dev.flightcase.media.rewind;

import org.jspecify.annotations.NullMarked;
