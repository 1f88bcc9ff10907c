/** The memory of live video: what viewers can download, under one hard limit. */
@NullMarked
package dev.flightcase.media.store;

import org.jspecify.annotations.NullMarked;
