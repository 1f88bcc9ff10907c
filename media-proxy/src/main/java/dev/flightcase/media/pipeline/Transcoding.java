package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What is made of the input.
 *
 * @param ladder what to encode, the highest first; empty: {@link Rendition#DEFAULT} where something must be encoded
 * @param keyFrames from one key frame to the next: the length of a segment
 * @param audioKilobitsPerSecond AAC, where it is encoded
 */
public record Transcoding(
        Mode mode, Encoder encoder, List<Rendition> ladder, Duration keyFrames, int audioKilobitsPerSecond) {
    public static final int LADDER_MAX = 6;

    public Transcoding {
        if (ladder.size() > LADDER_MAX
                || ladder.stream().map(Rendition::height).distinct().count() < ladder.size()) {
            throw new IllegalArgumentException(
                    "media.stream.rendition must have at most " + LADDER_MAX + " tables, each with its own height");
        }
        if (mode == Mode.COPY && !ladder.isEmpty()) {
            throw new IllegalArgumentException("media.stream.mode is copy; must be auto or encode with a ladder");
        }
        ladder = ladder.stream()
                .sorted(Comparator.comparingInt(Rendition::height).reversed())
                .toList();
    }

    public static Transcoding defaults() {
        return new Transcoding(Mode.AUTO, Encoder.AUTO, List.of(), Duration.ofSeconds(2), 96);
    }

    /** Whether the input goes through as it is. */
    public enum Mode {
        /** It does if it fits: H.264 or HEVC with AAC and key frames close enough. Rungs below it are encoded beside it. */
        AUTO,
        COPY,
        ENCODE
    }

    /** What encodes H.264. */
    public enum Encoder {
        /** The board's own for the highest rung where there is one, libx264 for the rest. */
        AUTO,
        LIBX264,
        H264_V4L2M2M
    }

    List<Rendition> encoded() {
        return ladder.isEmpty() ? List.of(Rendition.DEFAULT) : ladder;
    }
}
