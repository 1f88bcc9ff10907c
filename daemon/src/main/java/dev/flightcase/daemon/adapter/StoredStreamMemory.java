package dev.flightcase.daemon.adapter;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.StreamMemory;
import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.provisioning.ProvisioningException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each stream's bookmark in a small durable file, written on one thread of its own, {@code media-memory}. At most
 * one write waits for each stream: what is newer takes its place.
 */
public final class StoredStreamMemory implements StreamMemory, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoredStreamMemory.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

    private final Path folder;
    private final Map<String, AtomicFile> files = new ConcurrentHashMap<>();
    private final Map<String, Bytes> waiting = new ConcurrentHashMap<>();
    private final ExecutorService writer;

    /** @param folder exists; gets a file {@code media-<stream>} for each stream */
    public StoredStreamMemory(Path folder) {
        this.folder = folder;
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("media-memory").factory());
    }

    @Override
    public Optional<Bytes> load(String stream) {
        try {
            return file(stream).read().map(Bytes::of);
        } catch (ProvisioningException e) {
            log.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("error", e.getMessage())
                    .log("what the stream was before can not be read, it begins anew");
            return Optional.empty();
        }
    }

    @Override
    public void save(String stream, Bytes bookmark) {
        if (waiting.put(stream, bookmark) == null && !writer.isShutdown()) {
            writer.execute(() -> write(stream));
        }
    }

    /** Writes what waits, for a second at most. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("a stream's bookmark was not written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String stream) {
        var bookmark = waiting.remove(stream);
        if (bookmark == null) {
            return;
        }
        try {
            file(stream).replace(bookmark.toByteArray());
        } catch (ProvisioningException e) {
            log.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("error", e.getMessage())
                    .log("a stream's bookmark was not written; after a restart its encoder has to be restarted too");
        }
    }

    private AtomicFile file(String stream) {
        return files.computeIfAbsent(
                stream, name -> new AtomicFile(folder.resolve("media-" + name), FileAccess.READABLE, BYTES_MAX));
    }
}
