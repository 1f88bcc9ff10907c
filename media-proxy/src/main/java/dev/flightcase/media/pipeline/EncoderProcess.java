package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One ffmpeg that runs, and the two threads that read what it prints. Used by the thread that started it; {@link #progress} by any. */
final class EncoderProcess {
    /** Behind its end, for what still stands in the pipes. */
    private static final Duration READ_ON = Duration.ofSeconds(1);

    private final Process process;
    private final Thread reports;
    private final Thread complaints;
    private final ProgressParser parser = new ProgressParser();
    private volatile @Nullable Progress progress;

    private EncoderProcess(String stream, Process process, EncoderLog log) {
        this.process = process;
        this.reports = reader("encoder-" + stream + "-reports", process.getInputStream(), this::report);
        this.complaints = reader("encoder-" + stream + "-log", process.getErrorStream(), log::line);
    }

    /** Starts it in the calling thread, with whose end it ends too. */
    static EncoderProcess start(String stream, Launcher launcher, List<String> command, EncoderLog log)
            throws IOException {
        return new EncoderProcess(stream, launcher.start(command), log);
    }

    private void report(String line) {
        parser.line(line).ifPresent(report -> progress = report);
    }

    private static Thread reader(String name, InputStream in, Consumer<String> taker) {
        return Thread.ofPlatform().daemon().name(name).start(() -> {
            try (in) {
                Lines.read(in, taker);
            } catch (IOException e) {
                // The pipe went with the process: there is no more to read.
            }
        });
    }

    /** The latest report; null before the first. */
    @Nullable
    Progress progress() {
        return progress;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Blocks for a moment, until all that it printed was read. 128 and the signal, where one ended it. */
    int exitCode() throws InterruptedException {
        int code = process.waitFor();
        reports.join(READ_ON);
        complaints.join(READ_ON);
        return code;
    }

    /**
     * Ends it: by the key q, which lets it finish what it began; then SIGTERM; then SIGKILL. Blocks for at most three times the patience.
     *
     * @param hearsKeys it reads keys once pictures flow, not while it opens its input
     */
    void stop(Duration patience, boolean hearsKeys) throws InterruptedException {
        if (hearsKeys && process.isAlive() && pressed() && ended(patience)) {
            return;
        }
        process.destroy();
        if (!ended(patience)) {
            process.destroyForcibly();
            ended(patience);
        }
    }

    private boolean pressed() {
        try {
            process.getOutputStream().write('q');
            process.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            // Its standard input is gone, and so is it, most likely; the signals come next.
            return false;
        }
    }

    private boolean ended(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
