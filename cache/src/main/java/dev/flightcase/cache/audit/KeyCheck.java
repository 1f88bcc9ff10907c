package dev.flightcase.cache.audit;

import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.LedgerSnapshot.KeyTerms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * I4, as far as the data tell. Every order has a key; every entry with one is what its key's row points to, with the same
 * fingerprint. Every row points to an entry or a hold that is there, and there are as many rows for entries as entries with
 * keys, and for holds as holds: so no two keys share an effect. Whether a replay gave the same bytes is not in the data;
 * it follows from effects that never change, which I7 checks.
 */
final class KeyCheck implements JournalCheck {
    private final LedgerSnapshot ledger;
    private final Findings findings;
    private long keyedEntries;
    private long rowsOfEntries;
    private long rowsOfHolds;
    private long holds;
    /** The sum over a spread of all ids: the same for two sets, and for nothing else unless by a chance of 2^-64. */
    private long holdsByKeys;

    private long holdsByRows;

    KeyCheck(LedgerSnapshot ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    @Override
    public void see(Seen seen) {
        var entry = seen.entry();
        if (entry == null) {
            return;
        }
        var keyed = entry.keyed();
        if (keyed == null) {
            findings.require(!entry.kind().isOrder(), seen.name() + " has no idempotency key");
            return;
        }
        findings.checked();
        keyedEntries++;
        var row = ledger.key(keyed.key());
        findings.require(
                row != null
                        && row.made().equals(entry.id())
                        && row.fingerprint().equals(keyed.fingerprint()),
                seen.name() + " was made by a key that points to "
                        + (row == null ? "nothing" : "something else, or another request"));
    }

    void hold(UUID id) {
        holds++;
        holdsByRows += spread(id);
    }

    void rows(Deadline deadline) {
        ledger.keys((key, row) -> {
            findings.checked();
            row(key, row);
            return !deadline.isOver();
        });
    }

    private void row(String key, @Nullable KeyTerms row) {
        if (row == null) {
            findings.violated("the row of key " + key + " can not be read");
        } else if (ledger.sequenceOf(row.made()) != 0) {
            rowsOfEntries++;
        } else if (ledger.isLive(row.made()) || ledger.hasEnded(row.made())) {
            rowsOfHolds++;
            holdsByKeys += spread(row.made());
        } else {
            findings.violated("key " + key + " points to " + row.made() + ", which is not there");
        }
    }

    @Override
    public void end(LedgerSnapshot.Heads heads) {
        findings.require(
                rowsOfEntries == keyedEntries,
                rowsOfEntries + " keys point to entries, but " + keyedEntries + " entries were made by a key");
        findings.require(
                rowsOfHolds == holds && holdsByKeys == holdsByRows,
                rowsOfHolds + " keys point to holds, but there are " + holds + " holds, or two keys point to one");
    }

    /** MurmurHash3's finalizer over both halves. */
    private static long spread(UUID id) {
        return mix(id.getMostSignificantBits() ^ mix(id.getLeastSignificantBits()));
    }

    private static long mix(long bits) {
        var mixed = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }
}
