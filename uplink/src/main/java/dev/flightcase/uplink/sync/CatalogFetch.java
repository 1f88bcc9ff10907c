package dev.flightcase.uplink.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Brings all files of one catalog here: its manifest, then text files by what has changed in them, then the rest side by side. */
final class CatalogFetch {
    /** Left to the rest of the node. */
    private static final long FREE_BYTES_MIN = 256L << 20;

    /** As many lines as a manifest may have, each of an ordinary length; held in memory. */
    private static final long MANIFEST_BYTES_MAX = 8L << 20;

    private static final List<String> TEXTS = List.of(".csv", ".toml", ".txt");

    private final BlobFolder blobs;
    private final BlobFetch fetch;
    private final KnownFiles known;
    private final SyncConfig config;

    CatalogFetch(BlobFolder blobs, BlobFetch fetch, KnownFiles known, SyncConfig config) {
        this.blobs = blobs;
        this.fetch = fetch;
        this.known = known;
        this.config = config;
    }

    /** What came of it. */
    sealed interface Result {
        record Whole(Manifest manifest) implements Result {}

        /** @param reason one line, for people */
        record Failed(String reason) implements Result {}
    }

    /**
     * @param manifest SHA-256
     * @param former SHA-256 of the manifest that is served
     */
    Result run(String manifest, long manifestBytes, Optional<String> former, List<URI> sources, Progress progress)
            throws IOException, InterruptedException {
        if (manifestBytes > MANIFEST_BYTES_MAX) {
            return new Result.Failed("the list of files is too long: " + manifestBytes + " bytes");
        }
        if (fetch.fetchText(manifest, manifestBytes, former, sources) instanceof Fetched.Failed(String reason)) {
            return new Result.Failed(reason);
        }
        Optional<Manifest> list = manifest(manifest);
        if (list.isEmpty()) {
            return new Result.Failed("the list of files can not be understood; this node may be too old for it");
        }
        Manifest files = list.get();
        progress.expect(files.files().size(), files.bytes());
        Optional<String> noRoom = noRoom(files);
        if (noRoom.isPresent()) {
            return new Result.Failed(noRoom.get());
        }
        Optional<Manifest> before =
                former.isPresent() && blobs.has(former.get()) ? manifest(former.get()) : Optional.empty();
        Optional<String> failure = texts(files, before, sources);
        if (failure.isEmpty()) {
            failure = all(files, sources, progress);
        }
        blobs.sync();
        return failure.<Result>map(Result.Failed::new).orElseGet(() -> new Result.Whole(files));
    }

    private Optional<Manifest> manifest(String sha256) throws IOException {
        return Manifest.parse(new String(blobs.read(sha256), StandardCharsets.UTF_8));
    }

    private Optional<String> noRoom(Manifest files) throws IOException {
        if (files.bytes() > config.bytesMax()) {
            return Optional.of("the catalog has " + files.bytes() + " bytes, more than " + config.bytesMax()
                    + " (uplink.sync.bytes-max)");
        }
        long missing = 0;
        for (Manifest.Entry file : files.files()) {
            missing += blobs.has(file.sha256()) ? 0 : file.bytes();
        }
        long free = Files.getFileStore(config.folder()).getUsableSpace();
        return missing > 0 && free < missing + FREE_BYTES_MIN
                ? Optional.of("the disk has " + free + " bytes left; " + missing + " are missing, and " + FREE_BYTES_MIN
                        + " stay free")
                : Optional.empty();
    }

    private Optional<String> texts(Manifest files, Optional<Manifest> before, List<URI> sources) throws IOException {
        for (Manifest.Entry file : files.files()) {
            String path = file.path().toLowerCase(Locale.ROOT);
            Optional<String> former =
                    before.flatMap(list -> list.at(file.path())).map(Manifest.Entry::sha256);
            if (TEXTS.stream().anyMatch(path::endsWith)
                    && former.isPresent()
                    && fetch.fetchText(file.sha256(), file.bytes(), former, sources)
                            instanceof Fetched.Failed(String reason)) {
                return Optional.of(file.path() + ": " + reason);
            }
        }
        return Optional.empty();
    }

    /** Empty when all are here; else why one is not. */
    private Optional<String> all(Manifest files, List<URI> sources, Progress progress)
            throws IOException, InterruptedException {
        Map<String, Boolean> taken = new ConcurrentHashMap<>();
        Queue<Manifest.Entry> waiting = new ConcurrentLinkedQueue<>(files.files());
        AtomicReference<@Nullable String> failure = new AtomicReference<>();
        AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < config.connections(); i++) {
                    workers.execute(() -> work(waiting, taken, sources, progress, failure, broken));
                }
                workers.shutdown();
                while (!workers.awaitTermination(1, TimeUnit.HOURS)) {
                    // each file has its own limit
                }
            } catch (InterruptedException e) {
                workers.shutdownNow();
                throw e;
            }
        }
        IOException disk = broken.get();
        if (disk != null) {
            throw disk;
        }
        return Optional.ofNullable(failure.get());
    }

    private void work(
            Queue<Manifest.Entry> waiting,
            Map<String, Boolean> taken,
            List<URI> sources,
            Progress progress,
            AtomicReference<@Nullable String> failure,
            AtomicReference<@Nullable IOException> broken) {
        try {
            for (Manifest.Entry file = waiting.poll(); file != null; file = waiting.poll()) {
                if (failure.get() != null || broken.get() != null) {
                    return;
                }
                if (taken.putIfAbsent(file.sha256(), true) == null
                        && bring(file, sources) instanceof Fetched.Failed(String reason)) {
                    failure.compareAndSet(null, file.path() + ": " + reason);
                    return;
                }
                progress.here(file.bytes());
            }
        } catch (IOException e) {
            broken.compareAndSet(null, e);
        } catch (UncheckedIOException e) {
            broken.compareAndSet(null, e.getCause());
        }
    }

    private Fetched bring(Manifest.Entry file, List<URI> sources) throws IOException {
        if (blobs.has(file.sha256())) {
            return new Fetched.Here();
        }
        Optional<Path> here = known.find(file.sha256());
        return here.isPresent() && blobs.adopt(file.sha256(), here.get())
                ? new Fetched.Here()
                : fetch.fetch(file.sha256(), file.bytes(), sources);
    }
}
