package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets ffprobe decode what viewers get: a segment behind its initialization section, through a pipe, without a file. Blocks. */
public final class SegmentProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** As a shell, and {@code nice}, end when there is no such program. */
    private static final int NO_PROGRAM = 127;

    private static final long NO_TRACK = -1;
    private static final int COMPLAINT_CHARS_MAX = 160;

    private final Tool tool;
    private final String ffprobe;

    public SegmentProbe(PipelineConfig config) {
        this.tool = new Tool(new Launcher(config.nice()));
        this.ffprobe = config.ffprobe();
    }

    /** Writes the media; runs in a thread of its own, and may find that nobody reads any more. */
    @FunctionalInterface
    public interface Media {
        void writeTo(OutputStream out) throws IOException;
    }

    public sealed interface Outcome {}

    /**
     * @param frames of pictures, or of sound where there are no pictures
     * @param complaint of the decoder, the first one; empty when it had none
     */
    public record Decoded(long frames, String complaint) implements Outcome {}

    /** @param why for people, without a full stop */
    public record NotDecoded(String why) implements Outcome {}

    /** ffprobe is not there, or does not run. */
    public record NotInstalled() implements Outcome {}

    public Outcome look(Media media) throws InterruptedException {
        var command = List.of(
                ffprobe,
                "-v",
                "error",
                "-count_frames",
                "-show_entries",
                "stream=codec_type,codec_name,nb_read_frames",
                "-of",
                "compact",
                "-i",
                "pipe:0");
        try {
            var result = tool.run(command, PATIENCE, () -> true, media::writeTo);
            if (result.exitCode() == NO_PROGRAM) {
                return new NotInstalled();
            }
            return result.timedOut()
                    ? new NotDecoded("decoding it takes longer than " + PATIENCE.toSeconds() + " s")
                    : read(result.output());
        } catch (IOException e) {
            return new NotInstalled();
        }
    }

    static Outcome read(String output) {
        Map<String, Long> frames = new HashMap<>();
        var complaint = "";
        for (var line : output.lines().toList()) {
            if (line.startsWith("stream|")) {
                frames.merge(field(line, "codec_type"), count(field(line, "nb_read_frames")), Math::max);
            } else if (complaint.isEmpty() && !line.isBlank()) {
                complaint = words(line);
            }
        }
        long pictures = frames.getOrDefault("video", NO_TRACK);
        long sounds = frames.getOrDefault("audio", NO_TRACK);
        if (pictures == NO_TRACK && sounds == NO_TRACK) {
            return new NotDecoded(complaint.isEmpty() ? "there is neither picture nor sound in it" : complaint);
        }
        if (pictures == 0) {
            return new NotDecoded(complaint.isEmpty() ? "no picture comes out of it" : complaint);
        }
        if (sounds == 0) {
            return new NotDecoded(complaint.isEmpty() ? "no sound comes out of it" : complaint);
        }
        return new Decoded(pictures == NO_TRACK ? sounds : pictures, complaint);
    }

    private static String field(String line, String name) {
        for (var field : line.split("\\|", 16)) {
            if (field.startsWith(name + "=")) {
                return field.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** ffprobe prints N/A where there was none. */
    private static long count(String text) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    /** Without the decoder's address in memory. */
    private static String words(String line) {
        var text = line.replaceFirst("^\\[([^ \\]]+) @ [^\\]]+\\] ", "$1: ").strip();
        return text.substring(0, Math.min(text.length(), COMPLAINT_CHARS_MAX));
    }
}
