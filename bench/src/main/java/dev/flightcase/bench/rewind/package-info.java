/**
 * Power cuts while the show so far is written: what viewers could go back to before must be there after, whole. Not speed.
 */
@NullMarked
package dev.flightcase.bench.rewind;

import org.jspecify.annotations.NullMarked;
