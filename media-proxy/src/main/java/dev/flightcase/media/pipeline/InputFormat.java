package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What arrives.
 *
 * @param video ffmpeg's name of the codec, such as {@code h264}; empty: there is no picture
 * @param pixels ffmpeg's name of the pixel format
 * @param audio ffmpeg's name of the codec; empty: there is no sound
 * @param height 0 where it is not known
 * @param keyFramesApart the longest way from one key frame to the next; null where nobody has measured
 */
record InputFormat(
        String video,
        String pixels,
        String audio,
        int height,
        @Nullable Duration keyFramesApart) {
    private static final Set<String> COPIED = Set.of("h264", "hevc");
    /** What every player shows: 8 bits, 4:2:0. */
    private static final Set<String> SHOWN = Set.of("yuv420p", "yuvj420p");
    /** RFC 8216bis §4.4.3.1: a segment may be longer than the target as long as it rounds to it. */
    private static final Duration ROUNDED = Duration.ofMillis(499);

    /** True where it can go through as it is. */
    boolean fits(Duration keyFrames) {
        boolean codecs = COPIED.contains(video) && SHOWN.contains(pixels) && (audio.isEmpty() || audio.equals("aac"));
        return codecs && (keyFramesApart == null || keyFramesApart.compareTo(keyFrames.plus(ROUNDED)) <= 0);
    }
}
