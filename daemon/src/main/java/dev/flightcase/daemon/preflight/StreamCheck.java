package dev.flightcase.daemon.preflight;

import dev.flightcase.media.NewestSegment;
import dev.flightcase.media.pipeline.SegmentProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether every configured stream can be played: the newest segment of each of its renditions is decoded. */
public final class StreamCheck implements Check.Probe {
    private final List<String> streams;
    private final Function<String, List<NewestSegment>> newest;
    private final Decoder decoder;

    /** Decodes one segment. */
    @FunctionalInterface
    public interface Decoder {
        SegmentProbe.Outcome look(NewestSegment segment) throws InterruptedException;
    }

    private StreamCheck(List<String> streams, Function<String, List<NewestSegment>> newest, Decoder decoder) {
        this.streams = List.copyOf(streams);
        this.newest = newest;
        this.decoder = decoder;
    }

    /** @param newest of each rendition of a stream that is shown; this releases them */
    public static Check of(List<String> streams, Function<String, List<NewestSegment>> newest, Decoder decoder) {
        return new Check(
                "streams",
                Duration.ofSeconds(60),
                Check.Lane.WAITING,
                new StreamCheck(streams, newest, decoder),
                Finding.unknown(
                        "The streams could not be decoded in time: the board is busy.",
                        "Run this again when less is going on."));
    }

    @Override
    public Finding look() throws InterruptedException {
        var silent = new ArrayList<String>();
        var seen = new Seen();
        for (var stream : streams) {
            var segments = newest.apply(stream);
            if (segments.isEmpty()) {
                silent.add(stream);
            }
            try {
                for (var segment : segments) {
                    var trouble = judge(stream, segment, seen);
                    if (trouble != null) {
                        return trouble;
                    }
                }
            } finally {
                segments.forEach(NewestSegment::release);
            }
        }
        return summary(silent, seen);
    }

    private static final class Seen {
        private int renditions;
        private long frames;
        private String complaint = "";
    }

    private @Nullable Finding judge(String stream, NewestSegment segment, Seen seen) throws InterruptedException {
        var name = "Stream " + stream + ", rendition " + segment.rendition() + ",";
        return switch (decoder.look(segment)) {
            case SegmentProbe.Decoded(long frames, String complaint) -> {
                seen.renditions++;
                seen.frames += frames;
                if (seen.complaint.isEmpty() && !complaint.isEmpty()) {
                    seen.complaint = name + " is played with mistakes: " + complaint + ".";
                }
                yield null;
            }
            case SegmentProbe.NotDecoded(String why) ->
                Finding.fail(
                        name + " cannot be played: " + why + ".",
                        "Set its encoder to H.264 and AAC, start it again, and run this again.");
            case SegmentProbe.NotInstalled() ->
                Finding.unknown(
                        "ffprobe is not installed, so nobody knows whether the streams can be played.",
                        "Install it: sudo apt-get install ffmpeg.");
        };
    }

    private Finding summary(List<String> silent, Seen seen) {
        if (!silent.isEmpty()) {
            var names = (silent.size() == 1 ? "Stream " : "Streams ") + String.join(", ", silent);
            return Finding.warn(
                    names + (silent.size() == 1 ? " is" : " are") + " not live, so nobody knows whether the screens can"
                            + " play " + (silent.size() == 1 ? "it." : "them."),
                    "Start the encoder, or the test picture in its place, and run this again.");
        }
        if (!seen.complaint.isEmpty()) {
            return Finding.warn(seen.complaint, "Look at its encoder and the line to it, and run this again.");
        }
        return Finding.ok(Words.count(streams.size(), "stream") + " can be played: "
                + Words.count(seen.renditions, "rendition") + ", " + Words.count(seen.frames, "picture")
                + " decoded.");
    }
}
