package dev.flightcase.media.pipeline;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An encoder that comes again when it was turned away, as a creator's program does. */
final class Repeated implements AutoCloseable {
    private final List<String> output;
    private @Nullable Ffmpeg running;

    Repeated(List<String> output) {
        this.output = output;
    }

    void until(Callable<Boolean> condition) {
        await().atMost(Fixture.PATIENCE).until(() -> {
            come();
            return condition.call();
        });
    }

    private void come() throws IOException {
        if (running == null || !running.isAlive()) {
            running = Ffmpeg.push(output);
        }
    }

    /** Of the one that runs. */
    long pid() {
        if (running == null) {
            throw new IllegalStateException("it never came");
        }
        return running.pid();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
