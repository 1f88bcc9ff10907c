/**
 * Fragmented media in and out: reads movies and movie fragments (ISO/IEC 14496-12, CMAF ISO/IEC 23000-19) as their bytes arrive, and
 * writes fragments anew. Knows nothing of streams, playlists or HTTP.
 */
@NullMarked
package dev.flightcase.media.isobmff;

import org.jspecify.annotations.NullMarked;
