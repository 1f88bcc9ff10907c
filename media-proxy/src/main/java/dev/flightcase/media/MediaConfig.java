package dev.flightcase.media;

import dev.flightcase.media.packager.Cuts;
import java.time.Duration;
import java.util.List;

/**
 * How live video is kept and shown.
 *
 * @param memoryBytesMax direct memory for all segments of all streams, uploads in progress included
 * @param playlistSegments how many segments a playlist lists; Apple's authoring specification §8.11 demands six
 * @param cuts of parts and segments. EXT-X-TARGETDURATION is at least the segment target; a longer one is taken from an encoder's first
 *     segment
 * @param stall what viewers get while an encoder sends nothing
 * @param viewersMax how many viewers are told apart per stream; more are not counted
 * @param waitersMax how many requests may wait for each rendition
 */
public record MediaConfig(
        long memoryBytesMax,
        int playlistSegments,
        Cuts cuts,
        StallConfig stall,
        int viewersMax,
        int waitersMax,
        List<StreamConfig> streams) {
    private static final long MEMORY_BYTES_MIN = 1024 * 1024;

    public MediaConfig {
        if (memoryBytesMax < MEMORY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "media.memory-max is " + memoryBytesMax + " bytes; must be at least " + MEMORY_BYTES_MIN);
        }
        if (playlistSegments < 6 || playlistSegments > 1000) {
            throw new IllegalArgumentException(
                    "media.playlist-segments is " + playlistSegments + "; must be 6 to 1000");
        }
        Duration target = cuts.segmentTarget();
        if (target.toNanosPart() != 0 || target.toSeconds() < 1 || target.toSeconds() > 60) {
            throw new IllegalArgumentException(
                    "media.target-duration is " + target + "; must be 1 to 60 whole seconds");
        }
        if (stall.idleAfter().compareTo(target.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "media.idle-after is " + stall.idleAfter() + "; must be at least three target durations");
        }
        if (viewersMax < 1) {
            throw new IllegalArgumentException("media.viewers-max is " + viewersMax + "; must be positive");
        }
        if (waitersMax < 1) {
            throw new IllegalArgumentException("media.waiters-max is " + waitersMax + "; must be positive");
        }
        streams = List.copyOf(streams);
        if (streams.stream().map(StreamConfig::name).distinct().count() != streams.size()) {
            throw new IllegalArgumentException("media.streams has a name twice; each must be there once");
        }
    }

    public static MediaConfig defaults() {
        return new MediaConfig(64L * 1024 * 1024, 8, Cuts.defaults(), StallConfig.defaults(), 2000, 4096, List.of());
    }

    public MediaConfig withMemoryBytesMax(long changed) {
        return new MediaConfig(changed, playlistSegments, cuts, stall, viewersMax, waitersMax, streams);
    }

    public MediaConfig withStreams(List<StreamConfig> changed) {
        return new MediaConfig(memoryBytesMax, playlistSegments, cuts, stall, viewersMax, waitersMax, changed);
    }
}
