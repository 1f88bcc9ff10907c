/**
 * What viewers get: delivery directives, blocking reloads, and one rendering of each playlist for all of them
 * (draft-pantos-hls-rfc8216bis §6.2.5). Nothing here takes the lock of a stream: publishing and watching do not wait for each other.
 */
@NullMarked
package dev.flightcase.media.delivery;

import org.jspecify.annotations.NullMarked;
