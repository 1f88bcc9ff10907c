package dev.flightcase.demo.process;

import dev.flightcase.demo.DemoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a program that ends by itself and keeps what it printed. */
public final class OneShot {
    private static final int OUTPUT_BYTES_MAX = 16 * 1024 * 1024;
    /** As the command timeout answers. */
    private static final int TIMED_OUT = 124;

    private OneShot() {}

    /**
     * @param exitCode 124 if it had to be killed, as {@code timeout} answers
     * @param output standard output and error, as UTF-8, at most 16 MB
     */
    public record Result(int exitCode, String output) {
        public boolean ok() {
            return exitCode == 0;
        }
    }

    /**
     * Blocks for at most {@code patience}.
     *
     * @throws DemoException if the program cannot be started
     */
    public static Result run(List<String> command, Duration patience) {
        var sink = new ByteArrayOutputStream();
        int exit = run(command, patience, true, in -> sink.writeBytes(in.readNBytes(OUTPUT_BYTES_MAX)));
        return new Result(exit, sink.toString(StandardCharsets.UTF_8));
    }

    /** Takes the standard output as bytes; standard error is dropped. Answers the exit code. */
    public static int run(List<String> command, Duration patience, Reader reader) {
        return run(command, patience, false, reader);
    }

    /** Reads a program's output to its end. */
    @FunctionalInterface
    public interface Reader {
        void read(InputStream output) throws IOException;
    }

    private static int run(List<String> command, Duration patience, boolean errorsToo, Reader reader) {
        var builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(errorsToo);
        if (!errorsToo) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new DemoException("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
        var late = new AtomicBoolean();
        // Ends a program that hangs, which also ends the read below.
        var guard = Thread.ofVirtual().name("guard-" + process.pid()).start(() -> endAfter(process, patience, late));
        try (var output = process.getInputStream()) {
            reader.read(output);
            int exit = process.waitFor();
            return late.get() ? TIMED_OUT : exit;
        } catch (IOException e) {
            throw new DemoException("cannot read what " + command.getFirst() + " printed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TIMED_OUT;
        } finally {
            guard.interrupt();
            process.destroyForcibly();
        }
    }

    private static void endAfter(Process process, Duration patience, AtomicBoolean late) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // The reader is done: nothing left to guard.
            Thread.currentThread().interrupt();
        }
    }
}
