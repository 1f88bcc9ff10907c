package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.Change;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.commerce.RejectedEntry;
import dev.flightcase.uplink.wire.HubReceipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What receipts do to the journal: only what they change is written, and of several that came together only the newest counts.
 *
 * <p>A mark is believed as far as this process has itself sent: on a card that was rolled back to yesterday and then sold on, the
 * hub's mark covers places that are other entries now. Those few that were sent before a restart and had no receipt are sent twice
 * for that. Once a receipt has shown another past, nothing is settled until the journal has a new epoch. Owned by the connection's
 * thread.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    /** A forged receipt can ask for a new epoch; each costs the whole journal on the wire, so there is a limit to asking. */
    static final Duration RENEWAL_GAP = Duration.ofMinutes(10);

    /** How long a receipt waits that the disk, or a ledger with its hands full, did not take. */
    static final Duration RETRY = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final ReceiptRules rules;
    private final Tally tally;
    private List<RejectedEntry> rejected = List.of();
    private long sent;
    private long highest;
    private final Change untaken = new Change();
    private @Nullable Long renewedAt;
    private @Nullable HubReceipt owed;
    private long owedAt;
    private @Nullable HubReceipt held;

    /** What the receipts came to. */
    sealed interface Result {
        /** Nothing that counts. */
        record Nothing() implements Result {}

        /** @param payments whether it said results that the hub does not know to be on disk here */
        record Settled(HubReceipt receipt, boolean payments) implements Result {}

        /** The journal has a new epoch. */
        record Renewed() implements Result {}
    }

    Settling(Outbox outbox, Tally tally) {
        this.outbox = outbox;
        this.rules = new ReceiptRules(outbox);
        this.tally = tally;
        this.sent = outbox.done();
        this.highest = sent;
    }

    /** The highest sequence that this process has sent in this epoch; no receipt counts beyond it. */
    long sent() {
        return sent;
    }

    void sent(long through) {
        sent = Math.max(sent, through);
        highest = Math.max(highest, sent);
    }

    /** Whether this process has sent the entry in this epoch before, or one before it did. */
    boolean isAgain(long sequence) {
        return sequence <= highest;
    }

    /** The hub has lost what it had from here on. */
    void lost(long sequence) {
        sent = Math.min(sent, sequence - 1);
    }

    /** Ticks until a receipt that was not taken is to be tried again. */
    long nextIn(long now) {
        if (held != null) {
            return Math.max(0, renewableIn(now));
        }
        return owed == null ? Long.MAX_VALUE : Math.max(0, owedAt + RETRY.toNanos() - now);
    }

    /** @param receipts that came, in their order; none when {@link #nextIn} has run out */
    Result take(List<HubReceipt> receipts, long now) {
        if (held != null && renewableIn(now) <= 0) {
            return renew(held, now);
        }
        var all = new ArrayList<HubReceipt>();
        if (owed != null) {
            all.add(owed);
            owed = null;
        }
        all.addAll(receipts);
        @Nullable HubReceipt best = null;
        for (var receipt : all) {
            switch (rules.judge(receipt)) {
                case IGNORED -> tally.ignoredReceipt();
                case USABLE -> best = newer(best, receipt);
                case ROLLED_BACK -> {
                    if (renewableIn(now) <= 0) {
                        return renew(receipt, now);
                    }
                    hold(receipt, now);
                }
            }
        }
        return best == null || held != null ? new Result.Nothing() : settle(best, now);
    }

    private static HubReceipt newer(@Nullable HubReceipt best, HubReceipt next) {
        if (best == null || next.news().mark() > best.news().mark()) {
            return next;
        }
        boolean same = next.news().mark() == best.news().mark();
        return same && !next.news().issuedAt().isBefore(best.news().issuedAt()) ? next : best;
    }

    private Result settle(HubReceipt receipt, long now) {
        var news = receipt.news();
        long mark = Math.max(outbox.done(), Math.min(news.mark(), sent));
        boolean paid = !news.payments().isEmpty() && news.payments().getLast().number() > outbox.paymentsThrough();
        if (mark > outbox.done() || paid || !news.rejected().equals(rejected)) {
            if (!write(new ReceiptNews(news.epoch(), mark, news.rejected(), news.payments(), news.issuedAt()))) {
                owed = receipt;
                owedAt = now;
                return new Result.Nothing();
            }
            rejected = news.rejected();
        }
        tally.receipt(now, rejected.size());
        return new Result.Settled(receipt, !news.payments().isEmpty());
    }

    /** A ledger that is busy, or a disk that is full, is no reason to give up a good link. */
    private boolean write(ReceiptNews news) {
        try {
            outbox.settle(news);
            if (untaken.to(false)) {
                LOG.atInfo().log("receipts of the hub are taken again");
            }
            return true;
        } catch (RuntimeException e) {
            if (untaken.to(true)) {
                LOG.atWarn().setCause(e).log("receipt of the hub was not taken, it is tried again");
            }
            return false;
        }
    }

    /** Ticks until the journal may have a new epoch; not above 0: now. */
    private long renewableIn(long now) {
        return renewedAt == null ? 0 : renewedAt + RENEWAL_GAP.toNanos() - now;
    }

    /** Too soon for another new epoch. The rules believe nothing of this one any more, so that orders wait and are not lost. */
    private void hold(HubReceipt receipt, long now) {
        tally.ignoredReceipt();
        if (held == null) {
            LOG.atWarn()
                    .addKeyValue("mark", receipt.news().mark())
                    .addKeyValue("seconds", Duration.ofNanos(renewableIn(now)).toSeconds())
                    .log(
                            "the hub knows another past of this journal again; nothing counts as received until it has a new epoch");
        }
        held = receipt;
    }

    private Result renew(HubReceipt receipt, long now) {
        long before = outbox.epoch();
        long epoch = outbox.renewEpoch();
        renewedAt = now;
        held = null;
        owed = null;
        rejected = List.of();
        sent = 0;
        highest = 0;
        rules.forget();
        tally.epochRenewed();
        LOG.atWarn()
                .addKeyValue("epoch", Long.toHexString(before))
                .addKeyValue("newEpoch", Long.toHexString(epoch))
                .addKeyValue("mark", receipt.news().mark())
                .addKeyValue("last", outbox.last())
                .log("the hub knows another past of this journal, it was rolled back; all of it is sent again");
        return new Result.Renewed();
    }
}
