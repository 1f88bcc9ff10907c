package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import org.jspecify.annotations.Nullable;

/** Gets the ledger's database: at start on the caller's thread, and after a failure on the ledger's. */
final class LedgerOpening {
    private final KeyValueStore.Opener opener;
    private long boot;

    LedgerOpening(KeyValueStore.Opener opener) {
        this.opener = opener;
    }

    /** For selling when the disk takes a write now, else for reading where it can still be read: a full card at boot. */
    LedgerView atStart() {
        try {
            return forSelling(null, null);
        } catch (StoreException e) {
            if (!e.kind().leavesReads()) {
                throw e;
            }
            return forReading(e);
        }
    }

    /**
     * Nothing is sold before the disk has taken a write and an fsync, which at first counts the boot.
     *
     * @param shelf what was sold before; null for nothing
     * @param waiting adopted when there is no shelf, so that nobody has to hand it over again; null for nothing
     */
    LedgerView forSelling(@Nullable Shelf shelf, @Nullable Assortment waiting) {
        var store = opener.open();
        try {
            var disk = new LedgerDisk(store);
            if (boot == 0) {
                boot = disk.nextBoot();
            } else {
                disk.probe();
            }
            var state = shelf == null && waiting != null ? adopted(store, waiting) : disk.load(shelf);
            return new LedgerView(state, store, null);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static LedgerState adopted(KeyValueStore store, Assortment waiting) {
        var adoption = new LedgerDisk(store).adopt(waiting);
        if (!adoption.writes().isEmpty()) {
            store.write(adoption.writes(), Durability.SYNCED);
        }
        return adoption.after();
    }

    private LedgerView forReading(StoreException cause) {
        try {
            var store = opener.openToRead();
            return new LedgerView(new LedgerDisk(store).load(null), store, cause.kind());
        } catch (StoreException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /** How often the ledger had been started, this time included; 0 while the disk has not taken that yet. */
    long boot() {
        return boot;
    }
}
