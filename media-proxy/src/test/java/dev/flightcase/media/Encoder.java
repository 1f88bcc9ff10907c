package dev.flightcase.media;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real ffmpeg, encoding a test picture and a tone as they happen. */
final class Encoder implements AutoCloseable {
    private final Process process;

    /**
     * @param output options; HLS by HTTP PUT where they do not begin with a format
     */
    Encoder(String ingestUrl, String... output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-hide_banner",
                "-loglevel",
                "warning",
                "-nostdin",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=30",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "zerolatency",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "30",
                "-keyint_min",
                "30",
                "-sc_threshold",
                "0",
                "-b:v",
                "300k",
                "-c:a",
                "aac",
                "-b:a",
                "64k"));
        if (output.length == 0 || !output[0].equals("-f")) {
            command.addAll(List.of(
                    "-f", "hls", "-hls_time", "1", "-hls_list_size", "6", "-method", "PUT", "-http_persistent", "1"));
        }
        command.addAll(Arrays.asList(output));
        command.add(ingestUrl);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** What ffmpeg complains about while it plays three seconds; it ends at the first error. */
    static String play(String url) throws IOException, InterruptedException {
        return run("ffmpeg", "-hide_banner", "-v", "error", "-xerror", "-i", url, "-t", "3", "-f", "null", "-");
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, program).canExecute());
    }

    /** Runs to its end and gives what it printed, which must fit into a pipe. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().onExit().join();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed: " + text);
        }
        return text;
    }
}
