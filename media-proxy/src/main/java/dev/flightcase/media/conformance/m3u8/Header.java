package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a Media Playlist says of itself as a whole. Of a tag that is there twice, the first counts.
 *
 * @param version 1 where EXT-X-VERSION is missing (§4.4.1.2)
 * @param targetDuration whole seconds
 * @param mediaSequence 0 where it is missing
 */
public record Header(
        long version,
        @Nullable Long targetDuration,
        long mediaSequence,
        @Nullable Long discontinuitySequence,
        @Nullable ServerControl serverControl,
        @Nullable PartInf partInf,
        Flags flags) {
    /** @param partTarget in seconds; null where the tag has none */
    public record PartInf(int line, @Nullable BigDecimal partTarget) {}

    public record Flags(
            @Nullable String playlistType, boolean iFramesOnly, boolean independentSegments, boolean ended) {}
}
