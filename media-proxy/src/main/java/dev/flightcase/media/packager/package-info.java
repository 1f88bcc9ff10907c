/**
 * Makes Low-Latency HLS out of fragments: cuts parts and segments (draft-pantos-hls-rfc8216bis §4.4.4.9), keeps a rendition's sequence of
 * them, and says when. Knows nothing of HTTP and of who sends or watches.
 */
@NullMarked
package dev.flightcase.media.packager;

import org.jspecify.annotations.NullMarked;
