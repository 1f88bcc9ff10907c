package dev.flightcase.cache.catalog;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.Writes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog's database, open for as long as the catalog is. After a write that failed it is not trusted until a probe has
 * gone through, on a database opened anew if need be; reads go on meanwhile.
 */
final class CatalogDisk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogDisk.class);

    private final KeyValueStore.Opener opener;
    private volatile @Nullable KeyValueStore store;
    private boolean doubtful;

    CatalogDisk(KeyValueStore.Opener opener) {
        this.opener = opener;
    }

    /** On a disk that takes no writes only to be read. */
    void open() {
        try {
            store = opener.open();
        } catch (StoreException e) {
            if (!e.kind().leavesReads()) {
                throw e;
            }
            doubt();
            store = openToRead(e);
            LOG.atError().addKeyValue("kind", e.kind()).log("the catalog can only be read; nothing can be imported");
        }
    }

    KeyValueStore store() {
        var open = store;
        if (open == null) {
            throw new StoreException(Kind.CLOSED, "the catalog is not started", null);
        }
        return open;
    }

    /** The same, once it is known to take writes. */
    synchronized KeyValueStore forWriting() {
        var open = store();
        if (!doubtful) {
            return open;
        }
        try {
            var probe = new Writes();
            probe.put(CatalogTables.META, CatalogTables.name("probe"), new byte[] {1});
            open.write(probe, Durability.SYNCED);
        } catch (StoreException e) {
            if (e.kind() == Kind.DISK_FULL) {
                throw e;
            }
            LOG.atWarn().setCause(e).log("catalog database takes no writes; it is opened anew");
            open.close();
            open = openAnew();
        }
        doubtful = false;
        return open;
    }

    /** Something may have been written in part: the next write begins with a probe. */
    synchronized void doubt() {
        doubtful = true;
    }

    /** What {@code writes} say holds once this returns; when it throws, nobody knows until the next probe. */
    void write(Writes writes) {
        try {
            forWriting().write(writes, Durability.SYNCED);
        } catch (StoreException e) {
            doubt();
            throw e;
        }
    }

    /** Waits for the reads under way. */
    @Override
    public void close() {
        var open = store;
        if (open != null) {
            open.close();
        }
    }

    private KeyValueStore openAnew() {
        try {
            var again = opener.open();
            store = again;
            return again;
        } catch (StoreException e) {
            store = openToRead(e);
            throw e;
        }
    }

    private KeyValueStore openToRead(StoreException cause) {
        try {
            return opener.openToRead();
        } catch (StoreException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }
}
