package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Runs a program that ends by itself and keeps what it printed. */
final class Tool {
    private static final int OUTPUT_BYTES_MAX = 1024 * 1024;
    private static final long LOOK_EVERY_MILLIS = 100;
    /** As the command timeout answers. */
    private static final int TIMED_OUT = 124;

    private final Launcher launcher;

    Tool(Launcher launcher) {
        this.launcher = launcher;
    }

    /** @param output of both streams, as UTF-8, at most 1 MB */
    record Result(int exitCode, String output) {
        boolean ok() {
            return exitCode == 0;
        }

        boolean timedOut() {
            return exitCode == TIMED_OUT;
        }
    }

    /**
     * Blocks for at most {@code patience}; then, or when nobody wants the answer any more, it is killed.
     *
     * @throws IOException if it cannot be started
     */
    Result run(List<String> command, Duration patience, BooleanSupplier wanted)
            throws IOException, InterruptedException {
        return run(command, patience, wanted, _ -> {});
    }

    /** What a program reads. */
    @FunctionalInterface
    interface Input {
        /** In a thread of its own; fails when the program reads no more, which is no trouble. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** As {@link #run(List, Duration, BooleanSupplier)}, with something on its standard input. */
    Result run(List<String> command, Duration patience, BooleanSupplier wanted, Input input)
            throws IOException, InterruptedException {
        var process = launcher.builder(command).redirectErrorStream(true).start();
        var feeder = Thread.ofPlatform()
                .daemon()
                .name("tool-in-" + process.pid())
                .start(() -> feed(input, process.getOutputStream()));
        try {
            var output = new AtomicReference<>("");
            var reader = Thread.ofPlatform()
                    .daemon()
                    .name("tool-" + process.pid())
                    .start(() -> output.set(all(process.getInputStream())));
            long looks = Math.max(1, patience.toMillis() / LOOK_EVERY_MILLIS);
            boolean ended = false;
            for (long i = 0; i < looks && !ended && wanted.getAsBoolean(); i++) {
                ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (!ended) {
                process.destroyForcibly();
            }
            int code = process.waitFor();
            // Only then may it be destroyed, which would close what is still being read.
            reader.join(Duration.ofSeconds(1));
            return new Result(ended ? code : TIMED_OUT, Objects.requireNonNullElse(output.get(), ""));
        } finally {
            process.destroyForcibly();
            // its pipe is broken by now; what is written there must not be given back before
            feeder.join();
        }
    }

    private static void feed(Input input, OutputStream out) {
        try (out) {
            input.writeTo(out);
        } catch (IOException e) {
            // the program has ended: what it printed tells the rest
        }
    }

    private static String all(InputStream in) {
        try (in) {
            // A program that prints more finds the pipe closed.
            return new String(in.readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // killed: nobody asks for what it printed
            return "";
        }
    }
}
