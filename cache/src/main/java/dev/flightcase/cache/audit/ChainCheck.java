package dev.flightcase.cache.audit;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.LedgerSnapshot;
import dev.flightcase.cache.checkout.RecordStamp;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** I7. After a break it goes on with what it found, so that one damaged entry is not told a thousand times. */
final class ChainCheck implements JournalCheck {
    private static final LedgerSnapshot.Head BEGINNING =
            new LedgerSnapshot.Head(0, base64(Bytes.owning(new byte[Sha256.BYTES])));

    private final LedgerSnapshot ledger;
    private final Findings findings;
    private final Map<Integer, LedgerSnapshot.Head> ends = new HashMap<>();
    private long last;
    private long entries;
    private long boot;

    ChainCheck(LedgerSnapshot ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    @Override
    public void see(Seen seen) {
        findings.checked();
        entries++;
        findings.require(
                seen.sequence() == last + 1,
                "the journal has a gap: after entry " + last + " comes entry " + seen.sequence());
        last = seen.sequence();
        var entry = seen.entry();
        if (entry == null) {
            findings.violated(seen.name() + " can not be read");
            return;
        }
        findings.require(
                Bytes.owning(Sha256.of(entry.record().toArray())).equals(entry.hash()),
                seen.name() + " was changed after it was written: its hash is not that of its record");
        findings.require(ledger.sequenceOf(entry.id()) == last, seen.name() + " is not found by its id " + entry.id());
        if (seen.recorded() == null) {
            findings.violated(seen.name() + " has a record that makes no sense");
        } else {
            stamp(seen, entry, seen.recorded().stamp());
        }
    }

    private void stamp(Seen seen, JournalEntry entry, RecordStamp stamp) {
        var chain = LedgerSnapshot.chainOf(entry.kind());
        var before = ends.getOrDefault(chain, BEGINNING);
        findings.require(
                stamp.id().equals(entry.id())
                        && stamp.number() == entry.number()
                        && stamp.sequence() == seen.sequence(),
                seen.name() + " has a record with another id, number or sequence");
        findings.require(
                entry.number() == before.number() + 1,
                seen.name() + " has the number " + entry.number() + ", but the one before it in its chain has "
                        + before.number());
        findings.require(
                stamp.previous().equals(before.hash()), seen.name() + " does not quote the hash of the one before it");
        findings.require(
                stamp.boot() >= boot, seen.name() + " is of boot " + stamp.boot() + ", after one of boot " + boot);
        boot = stamp.boot();
        ends.put(chain, new LedgerSnapshot.Head(entry.number(), base64(entry.hash())));
    }

    @Override
    public void end(LedgerSnapshot.Heads heads) {
        findings.require(
                heads.sequence() == last,
                "the counters say that the journal ends with entry " + heads.sequence() + ", but it ends with " + last);
        for (var chain = 0; chain < heads.chains().size(); chain++) {
            var end = ends.getOrDefault(chain, BEGINNING);
            findings.require(
                    heads.chains().get(chain).equals(end),
                    "the counters say that chain " + chain + " ends with number "
                            + heads.chains().get(chain).number() + ", but it ends with " + end.number()
                            + ", or with another hash");
        }
        var ids = new long[1];
        ledger.ids((_, _) -> {
            ids[0]++;
            return true;
        });
        findings.require(ids[0] == entries, "there are " + entries + " entries, but " + ids[0] + " ids");
    }

    private static String base64(Bytes hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toArray());
    }
}
