package dev.flightcase.media;

import java.time.Duration;
import java.util.List;

/**
 * How live video is kept and shown.
 *
 * @param memoryBytesMax direct memory for all segments of all streams, uploads in progress included
 * @param playlistSegments how many segments a playlist lists; Apple's authoring specification §8.11 demands six
 * @param targetDuration EXT-X-TARGETDURATION is at least this; a longer one is taken from an encoder's first playlist. Whole seconds
 * @param idleAfter a stream that got no segment for so long is shown as not there
 * @param viewersMax how many viewers are told apart per stream; more are not counted
 */
public record MediaConfig(
        long memoryBytesMax,
        int playlistSegments,
        Duration targetDuration,
        Duration idleAfter,
        int viewersMax,
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
        if (targetDuration.toNanosPart() != 0 || targetDuration.toSeconds() < 1 || targetDuration.toSeconds() > 60) {
            throw new IllegalArgumentException(
                    "media.target-duration is " + targetDuration + "; must be 1 to 60 whole seconds");
        }
        if (idleAfter.compareTo(targetDuration.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "media.idle-after is " + idleAfter + "; must be at least three target durations");
        }
        if (viewersMax < 1) {
            throw new IllegalArgumentException("media.viewers-max is " + viewersMax + "; must be positive");
        }
        streams = List.copyOf(streams);
        if (streams.stream().map(StreamConfig::name).distinct().count() != streams.size()) {
            throw new IllegalArgumentException("media.streams has a name twice; each must be there once");
        }
    }

    public static MediaConfig defaults() {
        return new MediaConfig(64L * 1024 * 1024, 8, Duration.ofSeconds(2), Duration.ofSeconds(30), 2000, List.of());
    }

    public MediaConfig withStreams(List<StreamConfig> changed) {
        return new MediaConfig(memoryBytesMax, playlistSegments, targetDuration, idleAfter, viewersMax, changed);
    }
}
