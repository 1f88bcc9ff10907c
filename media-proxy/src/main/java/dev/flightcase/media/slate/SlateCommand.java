package dev.flightcase.media.slate;

import dev.flightcase.media.pipeline.StillText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How ffmpeg is called to make a slate. Pure. */
final class SlateCommand {
    private static final StillText WORDS = new StillText("a short pause");
    /** Of the picture's width. */
    private static final double TEXT_SHARE = 0.6;

    private final String ffmpeg;
    private final @Nullable Path picture;
    private final Duration length;

    /**
     * @param ffmpeg the program
     * @param picture of the operator's; null for our own
     * @param length of the loop, at least
     */
    SlateCommand(String ffmpeg, @Nullable Path picture, Duration length) {
        this.ffmpeg = ffmpeg;
        this.picture = picture;
        this.length = length;
    }

    /** Writes fragmented MP4 to its standard output. */
    List<String> of(SlateShape shape) {
        long frames = (long) Math.ceil(shape.framesPerSecond() * length.toNanos() / 1e9 - 0.001);
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "error"));
        if (shape.hasPictures()) {
            command.addAll(picture == null ? words(shape) : image(picture, shape));
        }
        if (shape.hasSound()) {
            String silence = "anullsrc=channel_layout=stereo:sample_rate=" + shape.soundRate();
            command.addAll(List.of("-f", "lavfi", "-i", silence, "-c:a", "aac", "-b:a", "48k"));
        }
        if (shape.hasPictures()) {
            command.addAll(List.of("-vf", picture == null ? "format=yuv420p" : fitted(shape)));
            command.addAll(encoding(frames));
        }
        command.addAll(List.of(
                "-t",
                number(frames / shape.framesPerSecond()),
                "-map_metadata",
                "-1",
                "-f",
                "mp4",
                // Times begin at nought in all tracks.
                "-use_editlist",
                "0",
                "-movflags",
                "+frag_keyframe+empty_moov+default_base_moof",
                "pipe:1"));
        return List.copyOf(command);
    }

    private static List<String> words(SlateShape shape) {
        String rate = number(shape.framesPerSecond());
        int dot = Math.max(1, (int) (shape.width() * TEXT_SHARE) / WORDS.columns());
        return List.of(
                "-f",
                "lavfi",
                "-i",
                "color=c=0x202020:size=" + shape.width() + "x" + shape.height() + ":rate=" + rate
                        + ",format=yuv420p[ground];"
                        + "color=size=" + WORDS.columns() + "x" + StillText.ROWS + ":rate=" + rate
                        + ",format=yuv420p,geq=lum='" + WORDS.luma() + "':cb=128:cr=128"
                        + ",scale=" + dot * WORDS.columns() + ":" + dot * StillText.ROWS + ":flags=neighbor[words];"
                        + "[ground][words]overlay=(W-w)/2:(H-h)/2:format=yuv420[out0]");
    }

    /** file: so that no name is taken for an option or for another protocol. */
    private static List<String> image(Path picture, SlateShape shape) {
        String rate = number(shape.framesPerSecond());
        return List.of("-loop", "1", "-framerate", rate, "-i", "file:" + picture.toAbsolutePath());
    }

    private static String fitted(SlateShape shape) {
        String size = shape.width() + ":" + shape.height();
        return "scale=" + size + ":force_original_aspect_ratio=decrease:force_divisible_by=2,pad=" + size
                + ":-1:-1,setsar=1,format=yuv420p";
    }

    /** What every player of the last fifteen years decodes, without pictures that refer to later ones. */
    private static List<String> encoding(long frames) {
        return List.of(
                "-c:v",
                "libx264",
                "-profile:v",
                "baseline",
                "-preset",
                "veryfast",
                "-tune",
                "stillimage",
                "-crf",
                "24",
                "-threads",
                "1",
                "-pix_fmt",
                "yuv420p",
                "-g",
                Long.toString(frames),
                "-keyint_min",
                Long.toString(frames),
                "-sc_threshold",
                "0",
                "-frames:v",
                Long.toString(frames));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
