package dev.flightcase.demo.encoder;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the encoder: H.264 and AAC, pushed as CMAF segments of two seconds with HTTP PUT. Works with ffmpeg 5.1 to 7.1.
 *
 * @param ffmpeg the program
 * @param picture what is shown
 * @param target the media playlist to write; segments go beside it. May carry user and password
 */
public record EncoderCommand(String ffmpeg, TestPicture picture, URI target) {
    private static final int SEGMENT_SECONDS = 2;
    private static final int KEYFRAME_FRAMES = SEGMENT_SECONDS * TestPicture.FRAMES_PER_SECOND;

    /** @param start makes the names of this run's objects differ from those of the run before: a restarted encoder overwrites nothing */
    public List<String> arguments(Instant start) {
        var arguments =
                new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning"));
        arguments.addAll(picture.arguments());
        arguments.addAll(codecs());
        long epoch = start.getEpochSecond();
        arguments.addAll(List.of("-f", "hls", "-method", "PUT", "-http_persistent", "1"));
        arguments.addAll(List.of("-hls_time", Integer.toString(SEGMENT_SECONDS), "-hls_list_size", "6"));
        arguments.addAll(List.of("-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init-" + epoch + ".mp4"));
        arguments.addAll(List.of("-hls_segment_filename", target.resolve("segment-") + "%d.m4s"));
        arguments.addAll(List.of("-start_number", Long.toString(epoch)));
        arguments.addAll(List.of("-hls_flags", "independent_segments+program_date_time"));
        arguments.add(target.toString());
        return List.copyOf(arguments);
    }

    /** Encodes one picture to nowhere: shows whether this ffmpeg can do the job. */
    List<String> trial() {
        var arguments = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error"));
        arguments.addAll(picture.arguments());
        arguments.addAll(codecs());
        arguments.addAll(List.of("-frames:v", "1", "-t", "0.04", "-f", "null", "-"));
        return List.copyOf(arguments);
    }

    private static List<String> codecs() {
        var keyframes = Integer.toString(KEYFRAME_FRAMES);
        // ultrafast and zerolatency: about a quarter of a core at 720p30, and no frame waits for a later one.
        return List.of(
                // Since 7.0, setpts forgets the rate of the frames, and the encoder would take 25.
                "-r",
                Integer.toString(TestPicture.FRAMES_PER_SECOND),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "zerolatency",
                "-pix_fmt",
                "yuv420p",
                "-g",
                keyframes,
                "-keyint_min",
                keyframes,
                "-sc_threshold",
                "0",
                "-b:v",
                "2500k",
                "-maxrate",
                "3000k",
                "-bufsize",
                "3000k",
                "-c:a",
                "aac",
                "-b:a",
                "96k");
    }
}
