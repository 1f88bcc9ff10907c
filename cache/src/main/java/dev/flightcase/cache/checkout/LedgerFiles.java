package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;

/** The ledger's database, opened only to be read while no daemon runs. Any thread that may block. */
public final class LedgerFiles implements AutoCloseable {
    private final LedgerView view;

    private LedgerFiles(LedgerView view) {
        this.view = view;
    }

    /** Blocks. Throws {@link dev.flightcase.cache.StoreException} when there is no database, or it cannot be read. */
    public static LedgerFiles openToRead(KeyValueStore.Opener opener) {
        var store = opener.openToRead();
        try {
            return new LedgerFiles(new LedgerView(new LedgerDisk(store).load(null), store, null));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    public JournalReads journal() {
        return new JournalReads(() -> view);
    }

    /** The event that was served last, and where it is in its life. */
    public EventView event() {
        return new EventView(view.state().counters().event(), view.state().life());
    }

    @Override
    public void close() {
        view.store().close();
    }
}
