/**
 * Smaller variants of pictures, made with little memory: no picture is ever decoded at more than a few megapixels. Pure but
 * for reading the file; one call at a time is what the heap of a small board has room for.
 */
@NullMarked
package dev.flightcase.cache.picture;

import org.jspecify.annotations.NullMarked;
