package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.KeyValueStore.Durability;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gets the ledger's database: at start on the caller's thread, and after a failure on the ledger's. */
final class LedgerOpening {
    private final KeyValueStore.Opener opener;
    private final LedgerSurroundings around;
    private final JournalDraft.Pen pen;
    private final Supplier<Settlement> settlement;
    private volatile @Nullable HoldTokens tokens;
    private long boot;

    LedgerOpening(
            KeyValueStore.Opener opener,
            LedgerSurroundings around,
            JournalDraft.Pen pen,
            Supplier<Settlement> settlement) {
        this.opener = opener;
        this.around = around;
        this.pen = pen;
        this.settlement = settlement;
    }

    /** What was opened, with the holds that are live in it. */
    record Opened(LedgerView view, HoldBook book) {}

    /** For selling when the disk takes a write now, else for reading where it can still be read: a full card at boot. */
    Opened atStart() {
        try {
            return forSelling(null, null);
        } catch (StoreException e) {
            if (!e.kind().leavesReads()) {
                throw e;
            }
            return new Opened(forReading(e), new HoldBook());
        }
    }

    /**
     * Nothing is sold before the disk has taken a write and an fsync, which at first counts the boot.
     *
     * @param shelf what was sold before; null for nothing
     * @param waiting was to be adopted when the disk failed; null for nothing
     */
    Opened forSelling(@Nullable Shelf shelf, @Nullable Assortment waiting) {
        var store = opener.open();
        try {
            var disk = new LedgerDisk(store);
            if (boot == 0) {
                boot = disk.nextBoot(around.random());
            } else {
                disk.probe();
            }
            tokens = new HoldTokens(disk.holdKey());
            var book = disk.holds(around.machineBoot(), around.ticks().getAsLong());
            var state = resumed(store, book, shelf, waiting);
            return new Opened(new LedgerView(state, store, null), book);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private LedgerState resumed(
            KeyValueStore store, HoldBook book, @Nullable Shelf shelf, @Nullable Assortment waiting) {
        var disk = new LedgerDisk(store);
        return waiting != null && (isAdopted(waiting, disk) || (shelf == null && mayAdopt(waiting, disk, book)))
                ? adopted(store, waiting)
                : disk.load(shelf);
    }

    /** The write that failed is on the disk all the same: stock is by this catalog already, so it is what is sold. */
    private static boolean isAdopted(Assortment waiting, LedgerDisk disk) {
        var counters = disk.counters();
        return counters.event().equals(waiting.event()) && counters.assortmentRevision() == waiting.revision();
    }

    /** When nothing is sold yet, so that nobody has to hand it over again: unless that would end another event. */
    private static boolean mayAdopt(Assortment waiting, LedgerDisk disk, HoldBook book) {
        var event = disk.counters().event();
        return event.equals(waiting.event()) || (disk.life(event) != EventLife.OPEN && book.size() == 0);
    }

    private LedgerState adopted(KeyValueStore store, Assortment waiting) {
        var adoption = Adoption.of(waiting, store, moment(), pen, settlement());
        if (!adoption.writes().isEmpty()) {
            store.write(adoption.writes(), Durability.SYNCED);
        }
        return adoption.after();
    }

    /**
     * What is on a disk that takes no writes, while nothing can be sold.
     *
     * @param state as it was published: what a failed write may have left behind is not shown
     */
    LedgerView stillReading(LedgerState state, StoreException.Kind cause) {
        return new LedgerView(state, opener.openToRead(), cause);
    }

    private LedgerView forReading(StoreException cause) {
        try {
            var store = opener.openToRead();
            var disk = new LedgerDisk(store);
            tokens = new HoldTokens(disk.holdKey());
            return new LedgerView(disk.load(null), store, cause.kind());
        } catch (StoreException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /** By the key of the database that was opened last. May be called from any thread. */
    HoldTokens tokens() {
        return Objects.requireNonNull(tokens, "nothing was opened yet");
    }

    JournalDraft.Pen pen() {
        return pen;
    }

    Settlement settlement() {
        return settlement.get();
    }

    Moment moment() {
        return new Moment(
                around.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                around.trust().state(),
                around.trust().notBefore(),
                around.ticks().getAsLong(),
                around.machineBoot(),
                boot);
    }
}
