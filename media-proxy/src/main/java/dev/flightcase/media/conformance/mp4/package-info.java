/** What a player takes out of fragmented MP4 (ISO/IEC 14496-12 §8): tracks, samples, times. For judging only; every size is a stranger's. */
@NullMarked
package dev.flightcase.media.conformance.mp4;

import org.jspecify.annotations.NullMarked;
