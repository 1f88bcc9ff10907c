package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets ffprobe look at a file or at a camera on the network: its codecs, and how far its key frames are apart. */
final class SourceProbe {
    /** Beyond the pictures that are looked at. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tool tool;
    private final String ffprobe;

    SourceProbe(Tool tool, String ffprobe) {
        this.tool = tool;
        this.ffprobe = ffprobe;
    }

    sealed interface Outcome {}

    record Found(InputFormat format) implements Outcome {}

    /** @param why for the operator, masked */
    record NotReadable(String why) implements Outcome {}

    /** True where looking turns nobody away. */
    static boolean canLookAt(Source source) {
        return source instanceof Source.LoopedFile || source instanceof Source.Rtsp;
    }

    /**
     * Blocks for the time of two groups of pictures where they come as they happen.
     *
     * @param keyFrames as far as they may be apart
     */
    Outcome look(Source source, Duration keyFrames, BooleanSupplier wanted) throws InterruptedException {
        var span = keyFrames.multipliedBy(2).plusSeconds(1);
        var command = Lists.join(
                List.of(
                        ffprobe,
                        "-v",
                        "error",
                        "-read_intervals",
                        "%+" + span.toSeconds(),
                        "-show_entries",
                        "packet=codec_type,pts_time,flags:stream=codec_type,codec_name,pix_fmt,height",
                        "-of",
                        "compact"),
                InputArguments.opened(source, ""));
        try {
            var result = tool.run(command, span.plus(PATIENCE), wanted);
            return result.timedOut()
                    ? new NotReadable("it gives nothing to see within "
                            + span.plus(PATIENCE).toSeconds() + " s")
                    : read(result.output(), new Secrets(source, "unused key"));
        } catch (IOException e) {
            return new NotReadable("ffprobe cannot be started: " + e.getMessage());
        }
    }

    static Outcome read(String output, Secrets secrets) {
        var tracks = new HashMap<String, Map<String, String>>();
        var keys = new KeyFrames();
        var complaint = "it holds no picture";
        for (var line : output.lines().toList()) {
            var fields = fields(line);
            if (line.startsWith("stream|")) {
                tracks.putIfAbsent(fields.getOrDefault("codec_type", ""), fields);
            } else if (line.startsWith("packet|")) {
                keys.packet(fields);
            } else if (!line.isBlank()) {
                complaint = secrets.mask(line).strip();
            }
        }
        var video = tracks.get("video");
        if (video == null) {
            return new NotReadable(complaint);
        }
        return new Found(new InputFormat(
                video.getOrDefault("codec_name", ""),
                video.getOrDefault("pix_fmt", ""),
                tracks.getOrDefault("audio", Map.of()).getOrDefault("codec_name", ""),
                (int) number(video.get("height")).orElse(0.0).doubleValue(),
                keys.farthest()));
    }

    private static Map<String, String> fields(String line) {
        var fields = new HashMap<String, String>();
        for (var field : line.split("\\|", 32)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return fields;
    }

    private static Optional<Double> number(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            // N/A
            return Optional.empty();
        }
    }

    /** The longest way to a key frame, from where the look began and to where it ended. */
    private static final class KeyFrames {
        private double lastKey = Double.NaN;
        private double newest = Double.NaN;
        private double farthest;

        void packet(Map<String, String> fields) {
            var time = number(fields.get("pts_time"));
            if (time.isEmpty() || !"video".equals(fields.get("codec_type"))) {
                return;
            }
            double at = time.get();
            lastKey = Double.isNaN(lastKey) ? at : lastKey;
            newest = Double.isNaN(newest) ? at : Math.max(newest, at);
            if (fields.getOrDefault("flags", "").startsWith("K")) {
                farthest = Math.max(farthest, at - lastKey);
                lastKey = at;
            }
        }

        @Nullable
        Duration farthest() {
            return Double.isNaN(newest)
                    ? null
                    : Duration.ofMillis(Math.round(Math.max(farthest, newest - lastKey) * 1000));
        }
    }
}
