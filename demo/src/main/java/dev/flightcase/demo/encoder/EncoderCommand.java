package dev.flightcase.demo.encoder;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the encoder: H.264 and AAC, pushed as one long body of fragmented MP4 with HTTP PUT, each picture as soon as it is there
 * (DASH-IF Live Media Ingest, Interface-1). Works with ffmpeg 5.1 to 7.1.
 *
 * @param ffmpeg the program
 * @param picture what is shown
 * @param target where an encoder that speaks HLS would write its playlist; the body goes beside it. May carry user and password
 */
public record EncoderCommand(String ffmpeg, TestPicture picture, URI target) {
    static final String BODY = "main.mp4";
    private static final int KEYFRAME_FRAMES = 2 * TestPicture.FRAMES_PER_SECOND;

    public List<String> arguments() {
        var arguments =
                new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning"));
        arguments.addAll(picture.arguments());
        arguments.addAll(codecs());
        arguments.addAll(List.of("-f", "mp4", "-movflags", "+empty_moov+default_base_moof+delay_moov+skip_trailer"));
        // Shorter than any picture, so that each is a fragment of its own: frag_every_frame gets times wrong in 5.1.
        arguments.addAll(List.of("-frag_duration", "1000", "-flush_packets", "1", "-max_interleave_delta", "500000"));
        arguments.addAll(List.of("-method", "PUT", target.resolve(BODY).toString()));
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
