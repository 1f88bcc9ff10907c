package dev.flightcase.uplink.sync;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.commerce.CatalogNews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the node's catalog what the hub announced last. Owns one thread, {@code sync}, which waits for networks and the disk; nobody waits for it. What
 * fails is tried again, and nothing that has come is fetched twice.
 */
public final class CatalogSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogSync.class);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final SyncConfig config;
    private final SourceConnections connections;
    private final KnownFiles known;
    private final CatalogInstaller installer;
    private final Runnable served;
    private final Ambient ambient;
    private final RateLimit rate;
    private final Errands errands = new Errands();
    private final Thread thread = Thread.ofVirtual().name("sync").unstarted(this::run);
    private volatile SyncStatus status = SyncStatus.idle(0, 0);
    private volatile ServedFile.@Nullable Served now;
    private volatile @Nullable Progress progress;
    private @Nullable BlobFolder blobs;
    private volatile @Nullable BlobFetch fetch;

    /**
     * @param served runs after another catalog is served, on the thread {@code sync}
     */
    public CatalogSync(
            SyncConfig config,
            SourceConnections connections,
            KnownFiles known,
            CatalogInstaller installer,
            Runnable served,
            Ambient ambient) {
        this.config = config;
        this.connections = connections;
        this.known = known;
        this.installer = installer;
        this.served = served;
        this.ambient = ambient;
        this.rate = new RateLimit(config.rateMax(), ambient.nanos());
    }

    public void start() {
        thread.start();
    }

    /** From any thread; does not block. An older revision than the one that is wanted or served is ignored. */
    public void offer(CatalogNews news) {
        errands.offer(news);
    }

    /**
     * Makes what the news says the catalog that is served, with files that lie in a folder by their SHA-256, as if they had come
     * over the network. Blocks until it is done; empty when it is, else why it is not, in one line for people. From any thread.
     *
     * @param news whose signature was verified
     */
    public Optional<String> bring(CatalogNews news, Path files) throws InterruptedException {
        ServedFile.Served last = now;
        if (last != null && last.revision() > news.revision()) {
            return Optional.of(
                    "it is older than what is served: revision " + news.revision() + ", not " + last.revision());
        }
        try {
            return errands.bring(news, files).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of the hub's that is served; empty before the first. From memory. */
    public Optional<Served> served() {
        ServedFile.Served last = now;
        return last == null ? Optional.empty() : Optional.of(new Served(last.revision(), last.manifest()));
    }

    /** @param manifest SHA-256, lower-case hex */
    public record Served(long revision, String manifest) {}

    /** From any thread. */
    public SyncStatus status() {
        SyncStatus last = status;
        Progress running = progress;
        return running == null
                ? last
                : running.status(last.step(), last.revision(), last.served(), fetchedBytes(), last.reason());
    }

    private void run() {
        int failures = 0;
        remember();
        try {
            while (true) {
                Errands.Errand errand = errands.next(
                        failures == 0 ? null : config.backoff().delay(failures, ambient.random()), this::isServed);
                if (errand == null) {
                    return;
                }
                Optional<String> failure = Optional.of("the node stops");
                try {
                    failure = attempt(errand.news(), errand.files());
                } finally {
                    errand.done().complete(failure);
                }
                failures = failure.isEmpty() ? 0 : failures + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was served when the process before ended. */
    private void remember() {
        try {
            now = servedFile().read().orElse(null);
            served().ifPresent(last -> status = SyncStatus.idle(last.revision(), 0));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("which catalog of the hub is served can not be read; it is looked at anew");
        }
    }

    private ServedFile servedFile() {
        return new ServedFile(config.folder());
    }

    private boolean isServed(CatalogNews news) {
        ServedFile.Served last = now;
        return last != null && last.revision() >= news.revision();
    }

    /**
     * @param files on a stick; null to fetch them
     * @return empty when it is served; else why it is not
     */
    private Optional<String> attempt(CatalogNews news, @Nullable Path files) throws InterruptedException {
        Optional<String> failure;
        try {
            failure = serve(news, files);
        } catch (IOException e) {
            failure = Optional.of("the disk: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("revision", news.revision())
                    .log("a catalog could not be brought here");
            failure = Optional.of("a mistake of this program; its log says more");
        }
        if (files == null) {
            failure.ifPresent(reason -> waiting(news, reason));
        } else if (failure.isPresent()) {
            // Whoever holds the stick is told; it is not tried again.
            progress = null;
            status = SyncStatus.idle(served().map(Served::revision).orElse(0L), fetchedBytes());
        }
        return failure;
    }

    private void waiting(CatalogNews news, String reason) {
        if (!reason.equals(status.reason())) {
            LOG.atWarn()
                    .addKeyValue("revision", news.revision())
                    .addKeyValue("reason", reason)
                    .log("the catalog of the hub is not served yet; what is served stays");
        }
        tell(SyncStatus.Step.WAITING, news, reason);
    }

    private void tell(SyncStatus.Step step, CatalogNews news, String reason) {
        ServedFile.Served last = now;
        status = new SyncStatus(
                step, news.revision(), last == null ? 0 : last.revision(), 0, 0, 0, 0, fetchedBytes(), reason);
    }

    private long fetchedBytes() {
        BlobFetch last = fetch;
        return last == null ? 0 : last.fetchedBytes();
    }

    /** Empty when it is served; else why it is not. */
    private Optional<String> serve(CatalogNews news, @Nullable Path files) throws IOException, InterruptedException {
        Files.createDirectories(config.folder());
        String manifest = news.manifest().hex();
        Optional<CatalogInstaller.Result> updated = installer.update(news);
        if (updated.isPresent()) {
            return done(updated.get(), news, manifest);
        }
        BlobFolder folder = folder();
        Progress here = new Progress();
        progress = here;
        // until it works, people see why it did not
        tell(SyncStatus.Step.FETCHING, news, status.revision() == news.revision() ? status.reason() : "");
        Optional<String> former = Optional.ofNullable(now).map(ServedFile.Served::manifest);
        CatalogFetch.Result result = files == null
                ? new CatalogFetch(folder, fetching(folder), known, config)
                        .run(manifest, news.manifestBytes(), former, news.sources(), here)
                : new StickFiles(files, folder, known, config.bytesMax()).take(manifest, here);
        return switch (result) {
            case CatalogFetch.Result.Failed(String reason) -> Optional.of(reason);
            case CatalogFetch.Result.Whole(Manifest whole) -> install(news, manifest, whole, folder);
        };
    }

    private Optional<String> install(CatalogNews news, String manifest, Manifest whole, BlobFolder folder)
            throws IOException {
        tell(SyncStatus.Step.INSTALLING, news, status.reason());
        Staging staging = new Staging(config.folder().resolve("stage"));
        CatalogInstaller.Result result = installer.install(staging.lay(whole, folder), news);
        staging.clear();
        Optional<String> refused = done(result, news, manifest);
        if (refused.isEmpty()) {
            folder.keepOnly(stillNeeded(manifest, whole));
        }
        return refused;
    }

    /** Empty when what the news says is in force; that is durable then. */
    private Optional<String> done(CatalogInstaller.Result result, CatalogNews news, String manifest)
            throws IOException {
        if (result instanceof CatalogInstaller.Result.Refused(String reason)) {
            return Optional.of(reason);
        }
        ServedFile.Served next = new ServedFile.Served(news.revision(), manifest);
        servedFile().write(next);
        now = next;
        progress = null;
        status = SyncStatus.idle(news.revision(), fetchedBytes());
        LOG.atInfo().addKeyValue("revision", news.revision()).log("the catalog of the hub is served");
        served.run();
        return Optional.empty();
    }

    /** Of the next catalog, what is not found elsewhere: pictures lie in the catalog's own folder now. */
    private Set<String> stillNeeded(String manifest, Manifest whole) {
        Set<String> names = new HashSet<>();
        names.add(manifest);
        whole.files().stream()
                .map(Manifest.Entry::sha256)
                .filter(sha256 -> known.find(sha256).isEmpty())
                .forEach(names::add);
        return names;
    }

    private BlobFolder folder() throws IOException {
        BlobFolder open = blobs;
        if (open == null) {
            open = new BlobFolder(config.folder().resolve("blobs"));
            blobs = open;
        }
        return open;
    }

    private BlobFetch fetching(BlobFolder folder) {
        BlobFetch open = fetch;
        if (open == null) {
            open = new BlobFetch(folder, config, connections, rate);
            fetch = open;
        }
        return open;
    }

    /** What is being fetched goes on at the next start. */
    @Override
    public void close() {
        errands.close();
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                LOG.atWarn().addKeyValue("waited", CLOSE_WAIT).log("the fetch of a catalog did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
