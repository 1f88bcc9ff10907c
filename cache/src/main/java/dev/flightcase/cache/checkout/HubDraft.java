package dev.flightcase.cache.checkout;

import dev.flightcase.cache.KeyValueStore;
import dev.flightcase.cache.Writes;

/** What one batch learns from the hub. The ledger's thread only. */
final class HubDraft {
    private final Writes writes;
    private HubStanding standing;
    private long epoch;

    HubDraft(KeyValueStore store, Writes writes) {
        this.writes = writes;
        this.standing = HubStanding.read(store);
        this.epoch = new LedgerDisk(store).epoch();
    }

    long epoch() {
        return epoch;
    }

    HubStanding standing() {
        return standing;
    }

    /** Writes what is new in it, and nothing else. */
    void stand(HubStanding now) {
        if (!now.equals(standing)) {
            writes.put(LedgerTables.META, LedgerTables.hubMark(), now.encodeMark());
        }
        if (!now.rejected().equals(standing.rejected())) {
            writes.put(LedgerTables.META, LedgerTables.hubRejected(), now.encodeRejected());
        }
        standing = now;
    }

    /** A life of its own for this journal: nobody has any of it yet. What mirrored the former one is of it. */
    void renew(long next) {
        writes.put(LedgerTables.META, LedgerTables.epoch(), LedgerTables.number(next));
        writes.put(LedgerTables.META, LedgerTables.restoredEpoch(), LedgerTables.number(epoch));
        stand(HubStanding.NOTHING);
        epoch = next;
    }
}
