package dev.flightcase.hal.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Runs other programs, where nothing else tells or does what they do: slow on a small board, so each run is told with its time.
 * Thread-safe; blocks.
 */
public final class Forks {
    private static final int OUTPUT_BYTES_MAX = 256 * 1024;

    private final Observer observer;
    private final LongSupplier ticks;

    /** Hears of each run when it is over, on the thread that waited for it. */
    @FunctionalInterface
    public interface Observer {
        /** @param took until the program had ended, or was found not to be there */
        void ran(String program, Ran ran, Duration took);
    }

    /** What became of a run. */
    public sealed interface Ran {
        record Well(String output) implements Ran {}

        /** It ended with another code than 0. */
        record Badly(int code, String output) implements Ran {}

        /** It did not end in time, and was killed: a fault of it, and no answer. */
        record Late() implements Ran {}

        /** It is not installed, or may not be run. */
        record NotThere(String why) implements Ran {}
    }

    /** @param ticks monotonic nanoseconds */
    public Forks(Observer observer, LongSupplier ticks) {
        this.observer = observer;
        this.ticks = ticks;
    }

    /**
     * @param command the program and its arguments; no shell sees them
     * @param patience after which the program is killed
     */
    public Ran run(List<String> command, Duration patience) {
        long begun = ticks.getAsLong();
        var ran = await(command, patience);
        observer.ran(command.getFirst(), ran, Duration.ofNanos(ticks.getAsLong() - begun));
        return ran;
    }

    private static Ran await(List<String> command, Duration patience) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ran.NotThere(command.getFirst() + " cannot be run");
        }
        var late = new AtomicBoolean();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (process.isAlive()) {
                        late.set(true);
                        process.destroyForcibly();
                    }
                });
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            var said = new String(output.readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (late.get()) {
                return new Ran.Late();
            }
            return code == 0 ? new Ran.Well(said) : new Ran.Badly(code, said);
        } catch (IOException e) {
            return new Ran.Late();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Ran.Late();
        }
    }
}
