package dev.flightcase.media.pipeline;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real programs, as a creator's machine runs them. */
final class Ffmpeg implements AutoCloseable {
    private static final List<String> PICTURE = List.of(
            "-re",
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=320x180:rate=30",
            "-re",
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=440:sample_rate=48000");
    /** What every encoder sends: H.264 and AAC, a key frame each second. */
    static final String[] FITS = {
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
        "-b:v",
        "300k",
        "-c:a",
        "aac",
        "-b:a",
        "64k"
    };

    private final Process process;

    private Ffmpeg(Process process) {
        this.process = process;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, "ffprobe").canExecute());
    }

    /** @param output everything behind the inputs */
    static Ffmpeg push(List<String> output) throws IOException {
        var command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "fatal", "-nostdin"));
        command.addAll(PICTURE);
        command.addAll(output);
        return new Ffmpeg(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Two seconds of picture and tone. */
    static Path clip(Path file, String... codecs) throws Exception {
        var command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin"));
        PICTURE.stream().filter(argument -> !argument.equals("-re")).forEach(command::add);
        command.addAll(List.of(codecs));
        command.addAll(List.of("-t", "2", file.toString()));
        run(command);
        return file;
    }

    /** Its tracks, one in a line. */
    static String probe(byte[] bytes, Path folder) throws Exception {
        var file = Files.write(folder.resolve("probed"), bytes);
        return run(List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name,width,height",
                "-of",
                "compact",
                file.toString()));
    }

    static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed: " + text);
        }
        return text;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The process that is all there is of a pipeline: the wrappers became it. */
    static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .toList();
    }

    /** A process that nobody has waited for yet is gone, too. */
    static boolean isGone(long pid) throws IOException {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            var text = Files.readString(stat);
            return text.charAt(text.lastIndexOf(')') + 2) == 'Z';
        } catch (NoSuchFileException e) {
            return true;
        }
    }
}
