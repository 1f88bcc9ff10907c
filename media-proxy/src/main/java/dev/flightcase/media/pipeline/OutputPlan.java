package dev.flightcase.media.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made of an input, before anybody asks what it costs.
 *
 * @param copied a rendition is the input as it is
 * @param hevc what is copied is HEVC, which players want under another name
 * @param transportSound what is copied has AAC as MPEG-TS carries it, or may have: with a header on each frame, which MP4 does not take
 * @param encoded the others, the highest first
 * @param television also as MPEG-TS: copied, or else encoded again as the lowest rung
 */
record OutputPlan(
        boolean copied,
        boolean hevc,
        boolean transportSound,
        List<Rendition> encoded,
        boolean television,
        boolean televisionCopied) {
    /** The rendition that is copied. */
    static final String SOURCE = "source";

    OutputPlan {
        encoded = List.copyOf(encoded);
    }

    /** Televisions get a copy where something is copied. */
    OutputPlan(boolean copied, boolean hevc, boolean transportSound, List<Rendition> encoded, boolean television) {
        this(copied, hevc, transportSound, encoded, television, television && copied);
    }

    /**
     * @param seen what arrives; null while nobody knows. Then a source that waits for an encoder is copied at first: nearly every encoder
     *     sends what fits, and looking first would turn it away once
     */
    static OutputPlan of(SourceConfig config, @Nullable InputFormat seen) {
        var wanted = config.transcoding();
        boolean copied =
                switch (wanted.mode()) {
                    case COPY -> true;
                    case ENCODE -> false;
                    case AUTO ->
                        switch (config.source()) {
                            case Source.Push _, Source.TestPicture _, Source.Camera _ -> false;
                            case Source.Rtmp _, Source.Srt _, Source.Rtsp _, Source.LoopedFile _ ->
                                seen == null || seen.fits(wanted.keyFrames());
                        };
                };
        boolean hevc = copied && seen != null && seen.video().equals("hevc");
        return new OutputPlan(
                copied,
                hevc,
                copied && transportSound(config.source(), seen),
                copied ? below(wanted, seen) : wanted.encoded(),
                config.television());
    }

    private static boolean transportSound(Source source, @Nullable InputFormat seen) {
        return switch (source) {
            case Source.Srt _ -> seen == null || seen.audio().equals("aac");
            case Source.LoopedFile _ -> seen != null && seen.audio().equals("aac");
            case Source.Push _, Source.Rtmp _, Source.Rtsp _, Source.Camera _, Source.TestPicture _ -> false;
        };
    }

    /** Beside a copy only what is smaller than it is worth encoding. */
    private static List<Rendition> below(Transcoding wanted, @Nullable InputFormat seen) {
        return seen == null
                ? List.of()
                : wanted.ladder().stream()
                        .filter(rung -> rung.height() < seen.height())
                        .toList();
    }

    /** The lowest rendition alone; for televisions nothing changes, since they have no other. */
    OutputPlan reduced() {
        return encoded.isEmpty()
                ? this
                : new OutputPlan(
                        false, false, transportSound, List.of(encoded.getLast()), television, televisionCopied);
    }

    /** Everything that costs, the copy for televisions included. */
    List<Rendition> costs() {
        if (!television || televisionCopied) {
            return encoded;
        }
        var all = new ArrayList<>(encoded);
        all.add(encoded.getLast());
        return List.copyOf(all);
    }
}
