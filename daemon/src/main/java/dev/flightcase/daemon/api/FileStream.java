package dev.flightcase.daemon.api;

import dev.flightcase.cache.StoreException;
import dev.flightcase.http.Body;
import dev.flightcase.http.BodySink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are written while they are sent, one at a time: each holds the thread for as long as its client reads, at the
 * longest until the server's idle timeout. One that can not be written to its end is cut off, so that nobody takes it for
 * whole.
 */
final class FileStream {
    private static final Logger log = LoggerFactory.getLogger(FileStream.class);

    private final Executor writer;
    private final Semaphore free = new Semaphore(1);

    /** @param writer one thread */
    FileStream(Executor writer) {
        this.writer = writer;
    }

    /** Writes the content, and may block on where it comes from and on where it goes. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    boolean isBusy() {
        return free.availablePermits() == 0;
    }

    /** To be asked when it is not busy. */
    Body.Stream of(String file, Content content) {
        return new Body.Stream(sink -> start(file, content, sink));
    }

    private void start(String file, Content content, BodySink sink) {
        // Only of two that were let in at the very same moment the second one gets as far as this.
        if (!free.tryAcquire()) {
            refuse(file, sink);
            return;
        }
        try {
            writer.execute(() -> write(file, content, sink));
        } catch (RejectedExecutionException e) {
            free.release();
            refuse(file, sink);
        }
    }

    private static void refuse(String file, BodySink sink) {
        log.atWarn().addKeyValue("file", file).log("too many files are fetched at once; one was refused");
        sink.abort();
    }

    private void write(String file, Content content, BodySink sink) {
        var whole = false;
        try {
            content.writeTo(new SinkStream(sink));
            whole = true;
        } catch (IOException e) {
            log.atDebug().setCause(e).addKeyValue("file", file).log("the client went away before the end of a file");
        } catch (StoreException e) {
            log.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("error", e.getMessage())
                    .log("a file was cut off: a store can not be read");
        } finally {
            // First, so that who has one whole may ask for the next.
            free.release();
            end(sink, whole);
        }
    }

    private static void end(BodySink sink, boolean whole) {
        if (whole) {
            sink.end();
        } else {
            sink.abort();
        }
    }
}
