package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.RejectedEntry;
import dev.flightcase.uplink.wire.HubReceipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which receipt is believed.
 *
 * <p>A journal that was rolled back, by a card image of yesterday or a second node from the same card, shows in three ways: the hub
 * knows of more entries than there are, it has another one at its mark, or it has others where ours are. Once that was seen, no
 * receipt of this epoch is believed any more, whatever it says: what is missing at the hub may lie before a mark that looks right.
 * Owned by the connection's thread.
 */
final class ReceiptRules {
    private final Outbox outbox;
    private Set<Long> judged = Set.of();
    private @Nullable Agreed agreed;
    private boolean otherPast;

    /** The place that was compared last, and the same on both sides. */
    private record Agreed(long mark, Bytes hash) {}

    enum Verdict {
        /** Of another epoch, or of a past that the hub has lost, or older than what is known. */
        IGNORED,
        ROLLED_BACK,
        USABLE
    }

    ReceiptRules(Outbox outbox) {
        this.outbox = outbox;
    }

    /** May wait for the disk. */
    Verdict judge(HubReceipt receipt) {
        var news = receipt.news();
        if (news.epoch() != outbox.epoch() || news.issuedAt().isBefore(outbox.receiptsSince())) {
            return Verdict.IGNORED;
        }
        otherPast = otherPast
                || news.mark() > outbox.last()
                || hasAnotherAtTheMark(receipt)
                || placesTaken(news.rejected());
        if (otherPast) {
            return Verdict.ROLLED_BACK;
        }
        return news.mark() < outbox.done() ? Verdict.IGNORED : Verdict.USABLE;
    }

    /** A new epoch starts without a past. */
    void forget() {
        judged = Set.of();
        agreed = null;
        otherPast = false;
    }

    /** Receipts of an older hub do not say; what can not be read can not be compared. */
    private boolean hasAnotherAtTheMark(HubReceipt receipt) {
        long mark = receipt.news().mark();
        var theirs = receipt.markHash();
        if (theirs == null || new Agreed(mark, theirs).equals(agreed)) {
            return false;
        }
        var ours = Hashes.at(outbox, mark);
        if (ours == null || !ours.equals(theirs)) {
            return ours != null;
        }
        agreed = new Agreed(mark, theirs);
        return false;
    }

    /** Whether an entry of ours was refused because its place belongs to another: looked up when it is named the first time. */
    private boolean placesTaken(List<RejectedEntry> rejected) {
        var named = new HashSet<Long>();
        boolean taken = false;
        for (var entry : rejected) {
            if (entry.reason() == RejectedEntry.Reason.PLACE_TAKEN && entry.sequence() <= outbox.last()) {
                named.add(entry.sequence());
                taken |= !judged.contains(entry.sequence()) && isOurs(entry);
            }
        }
        judged = named;
        return taken;
    }

    private boolean isOurs(RejectedEntry rejected) {
        var ids = new ArrayList<UUID>(1);
        outbox.forward(rejected.sequence() - 1, (_, entry) -> {
            ids.add(entry.id());
            return false;
        });
        return ids.contains(rejected.id());
    }
}
