package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.RejectedEntry;
import dev.flightcase.uplink.wire.HubReceipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which receipt is believed.
 *
 * <p>A journal that was rolled back, by a card image of yesterday or a second node from the same card, shows in two ways: the hub
 * knows of more entries than there are, or it has others where ours are. Owned by the connection's thread.
 */
final class ReceiptRules {
    private final Outbox outbox;
    private Set<Long> judged = Set.of();

    enum Verdict {
        /** Of another epoch, or of a past that the hub has lost, or older than what is known. */
        IGNORED,
        ROLLED_BACK,
        USABLE
    }

    ReceiptRules(Outbox outbox) {
        this.outbox = outbox;
    }

    Verdict judge(HubReceipt receipt) {
        var news = receipt.news();
        if (news.epoch() != outbox.epoch() || news.issuedAt().isBefore(outbox.receiptsSince())) {
            return Verdict.IGNORED;
        }
        if (news.mark() > outbox.last()) {
            return Verdict.ROLLED_BACK;
        }
        if (placesTaken(news.rejected())) {
            return Verdict.ROLLED_BACK;
        }
        return news.mark() < outbox.done() ? Verdict.IGNORED : Verdict.USABLE;
    }

    /** A new epoch starts without a past. */
    void forget() {
        judged = Set.of();
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
