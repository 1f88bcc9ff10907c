package dev.flightcase.bench.video;

import dev.flightcase.demo.process.OneShot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A clip at a constant bit rate, made once, so that pushing it live is copying and not encoding. */
public final class Clip {
    private static final Duration MADE_WITHIN = Duration.ofMinutes(3);
    private static final int SECONDS = 20;
    private static final int AUDIO_KILOBITS = 96;
    private static final int KILO = 1000;

    private Clip() {}

    /** Whether there is an ffmpeg. */
    public static boolean canBeMade() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
    }

    /**
     * Blocks for some seconds.
     *
     * @param megabits a second, sound included
     * @throws IOException when there is no ffmpeg that can do it
     */
    public static Path make(Path folder, int megabits) throws IOException {
        var file = folder.resolve("clip.mp4");
        var rate = (megabits * KILO - AUDIO_KILOBITS) + "k";
        var result = OneShot.run(
                List.of(
                        "ffmpeg",
                        "-hide_banner",
                        "-nostdin",
                        "-nostats",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=1280x720:rate=30",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=48000",
                        "-t",
                        String.valueOf(SECONDS),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-tune",
                        "zerolatency",
                        "-pix_fmt",
                        "yuv420p",
                        "-g",
                        "60",
                        "-keyint_min",
                        "60",
                        "-sc_threshold",
                        "0",
                        // Filled up to the rate, however little the picture needs.
                        "-b:v",
                        rate,
                        "-minrate",
                        rate,
                        "-maxrate",
                        rate,
                        "-bufsize",
                        rate,
                        "-x264-params",
                        "nal-hrd=cbr",
                        "-c:a",
                        "aac",
                        "-b:a",
                        AUDIO_KILOBITS + "k",
                        file.toString()),
                MADE_WITHIN);
        if (!result.ok()) {
            throw new IOException(
                    "ffmpeg could not make the clip: " + result.output().strip());
        }
        return file;
    }
}
