package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.UuidBytes;
import dev.flightcase.cache.Writes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one catalog that serves. Readers take it as it is at that moment and see one revision whole, whatever is changed
 * meanwhile; whoever changes it has {@link #changing} and publishes with one synced write.
 */
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final byte[] CURRENT = CatalogTables.name("current");
    private static final byte[] CURSORS = CatalogTables.name("cursors");

    private final CatalogDisk disk;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Consumer<CatalogChange>> watchers = new CopyOnWriteArrayList<>();
    private final List<byte[]> outdated = new ArrayList<>();
    private volatile @Nullable Served served;
    private volatile @Nullable Cursors cursors;
    private long lastRevision;

    /** @param before the edition that served before, whose rows are still there for its readers */
    private record Served(Edition edition, @Nullable EditionKey before) {
        boolean keeps(EditionKey key) {
            return edition.key().equals(key) || key.equals(before);
        }
    }

    Serving(CatalogDisk disk, InstantSource clock, RandomGenerator random) {
        this.disk = disk;
        this.clock = clock;
        this.random = random;
    }

    /** Blocks on the disk. */
    void load() {
        var store = disk.store();
        var secret = store.get(CatalogTables.META, CURSORS);
        cursors = secret == null ? Cursors.make(random) : Cursors.decode(secret);
        var current = store.get(CatalogTables.META, CURRENT);
        if (current == null) {
            return;
        }
        var in = ByteBuffer.wrap(current);
        var event = UuidBytes.get(in);
        lastRevision = in.getLong();
        var loading = new EditionLoading(store);
        loading.readable(event).ifPresent(edition -> {
            outdated.addAll(loading.outdated(edition));
            served = new Served(edition, null);
        });
    }

    @Nullable
    Edition current() {
        var now = served;
        return now == null ? null : now.edition();
    }

    Cursors cursors() {
        var loaded = cursors;
        if (loaded == null) {
            throw new StoreException(Kind.CLOSED, "the catalog is not started", null);
        }
        return loaded;
    }

    /** Reads one edition. */
    @FunctionalInterface
    interface Reading<T> {
        T read(KeyValueStore store, Edition edition, Instant now);
    }

    /** A reader that was overtaken by two imports, or by very many edits, reads again. */
    <T> Optional<T> read(Reading<T> reading) {
        while (true) {
            var begun = served;
            if (begun == null) {
                return Optional.empty();
            }
            try {
                var result = reading.read(disk.store(), begun.edition(), clock.instant());
                var now = served;
                if (now != null && now.keeps(begun.edition().key())) {
                    return Optional.of(result);
                }
            } catch (OvertakenException e) {
                if (begun.equals(served)) {
                    throw new StoreException(Kind.CORRUPTED, "a product is missing; import the folder again", e);
                }
            }
        }
    }

    /** Held by the one thread that changes the catalog. */
    ReentrantLock changing() {
        return changing;
    }

    /** False when somebody else is still changing it after that time. */
    boolean tryChanging(Duration patience) {
        try {
            return changing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Greater than all there were, of any event. */
    long nextRevision() {
        return lastRevision + 1;
    }

    /** Makes {@code next} serve with one synced write, and then tells those who watch. */
    void publish(Writes writes, Edition next, CatalogChange change) {
        var before = served;
        store(writes, next, next.key().event());
        served = new Served(
                next,
                before == null || before.edition().key().equals(next.key())
                        ? (before == null ? null : before.before())
                        : before.edition().key());
        for (var watcher : watchers) {
            tell(watcher, change);
        }
    }

    /** Stores an edition of an event that does not serve. */
    void store(Writes writes, Edition aside) {
        var now = current();
        store(writes, aside, now == null ? aside.key().event() : now.key().event());
    }

    private void store(Writes writes, Edition edition, UUID serving) {
        outdated.forEach(row -> writes.delete(CatalogTables.EDITED, row));
        writes.put(
                CatalogTables.HEADS,
                CatalogTables.event(edition.key().event()),
                edition.event().encode());
        writes.put(CatalogTables.META, CURSORS, cursors().encode());
        writes.put(
                CatalogTables.META,
                CURRENT,
                UuidBytes.put(ByteBuffer.allocate(UuidBytes.LENGTH + Long.BYTES), serving)
                        .putLong(edition.revision())
                        .array());
        disk.write(writes);
        outdated.clear();
        lastRevision = edition.revision();
    }

    void watch(Consumer<CatalogChange> watcher) {
        watchers.add(watcher);
    }

    private static void tell(Consumer<CatalogChange> watcher, CatalogChange change) {
        try {
            watcher.accept(change);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("revision", change.revision()).log("a watcher of the catalog failed");
        }
    }
}
