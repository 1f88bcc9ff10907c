package dev.flightcase.uplink.sync;

import static org.awaitility.Awaitility.await;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.commerce.CatalogNews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node that serves what is synced to it: it notes names and sizes of the files. */
final class CatalogNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Map<String, Long> installed = new ConcurrentHashMap<>();
    final AtomicInteger installs = new AtomicInteger();
    final AtomicInteger told = new AtomicInteger();
    volatile String refusal = "";
    /** A manifest whose folder it has already. */
    volatile String inForce = "";

    volatile KnownFiles known = KnownFiles.NONE;
    private final Path folder;
    private @Nullable CatalogSync sync;

    CatalogNode(Path folder) {
        this.folder = folder;
    }

    /** Once more after {@link #close()}, too. */
    void start() {
        var defaults = SyncConfig.in(folder);
        var config = new SyncConfig(
                defaults.folder(),
                defaults.bytesMax(),
                defaults.connections(),
                0,
                defaults.connect(),
                defaults.idle(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
        var made = new CatalogSync(
                config,
                SourceConnections.system(),
                sha256 -> known.find(sha256),
                new Installer(),
                told::incrementAndGet,
                Ambient.system());
        sync = made;
        made.start();
    }

    CatalogSync sync() {
        if (sync == null) {
            throw new IllegalStateException("not started");
        }
        return sync;
    }

    void awaitServed(long revision) {
        await().atMost(PATIENCE)
                .until(() -> sync().served()
                        .filter(served -> served.revision() == revision)
                        .isPresent());
    }

    @Override
    public void close() {
        sync().close();
    }

    private final class Installer implements CatalogInstaller {
        @Override
        public Result install(Path from, CatalogNews news) {
            return CatalogNode.this.install(from);
        }

        @Override
        public Optional<Result> update(CatalogNews news) {
            return news.manifest().hex().equals(inForce)
                    ? Optional.of(refusal.isEmpty() ? new Result.Installed() : new Result.Refused(refusal))
                    : Optional.empty();
        }
    }

    private CatalogInstaller.Result install(Path from) {
        if (!refusal.isEmpty()) {
            return new CatalogInstaller.Result.Refused(refusal);
        }
        installed.clear();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                installed.put(from.relativize(file).toString(), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installs.incrementAndGet();
        return new CatalogInstaller.Result.Installed();
    }
}
