package dev.flightcase.media.slate;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.pipeline.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has ffmpeg make slates, each once, when somebody asks for it: a second or so of one core, on a thread of its own that begins with the first.
 * Thread-safe.
 */
public final class FfmpegSlates implements SlateSource, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FfmpegSlates.class);
    /** Each ladder step of each stream has one at most; more are refused. */
    private static final int SLATES_MAX = 16;
    /** A still picture of two seconds has ten to some hundred kilobytes. */
    private static final int BYTES_MAX = 2 * 1024 * 1024;
    /** On the slowest board. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SlateCommand command;
    private final Launcher launcher;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("slate").daemon().factory());
    private final Map<SlateShape, Answer> slates = new HashMap<>();
    private volatile @Nullable Process running;

    /**
     * @param ffmpeg the program, a name looked up in PATH or a path; may be missing
     * @param nice added to the node's own
     * @param picture of the operator's; null for our own, which says that there is a short pause
     * @param length of the loop
     */
    public FfmpegSlates(String ffmpeg, int nice, @Nullable Path picture, Duration length) {
        this.command = new SlateCommand(ffmpeg, picture, length);
        this.launcher = new Launcher(nice);
    }

    @Override
    public Answer ask(SlateShape shape) {
        synchronized (slates) {
            Answer known = slates.get(shape);
            if (known != null) {
                return known;
            }
            if (slates.size() == SLATES_MAX || worker.isShutdown()) {
                return new Answer.Never();
            }
            Answer later = new Answer.Later();
            slates.put(shape, later);
            worker.execute(() -> make(shape));
            return later;
        }
    }

    private void make(SlateShape shape) {
        Answer made = new Answer.Never();
        try {
            made = new Answer.Ready(run(command.of(shape)));
        } catch (IOException e) {
            log.atWarn().setCause(e).addKeyValue("shape", shape).log("no slate can be made, viewers see a gap instead");
        } catch (InterruptedException e) {
            // the node stops
            Thread.currentThread().interrupt();
        }
        synchronized (slates) {
            slates.put(shape, made);
        }
    }

    private Bytes run(List<String> arguments) throws IOException, InterruptedException {
        Process process = launcher.builder(arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        running = process;
        // Ends the process when reading takes too long.
        process.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
        });
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] bytes = out.readNBytes(BYTES_MAX + 1);
            int code = bytes.length > BYTES_MAX ? -1 : process.waitFor();
            if (code != 0 || bytes.length == 0) {
                throw new IOException("ffmpeg ended with " + code + " after " + bytes.length + " bytes");
            }
            return Bytes.of(bytes);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Ends what is being made. */
    @Override
    public void close() {
        worker.shutdownNow();
        Process process = running;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
