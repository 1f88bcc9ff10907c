package dev.flightcase.cache.checkout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes durable what a receipt of the hub says: the mark never falls, and a receipt of another epoch, or of entries that
 * this journal has not, changes nothing.
 */
final class TakeReceipt implements Action<HubStanding> {
    private static final Logger LOG = LoggerFactory.getLogger(TakeReceipt.class);

    private final HubNews news;

    TakeReceipt(HubNews news) {
        this.news = news;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.RECEIPT;
    }

    @Override
    public Outcome<HubStanding> apply(Batch batch) {
        var hub = batch.hub();
        var before = hub.standing();
        if (news.epoch() != hub.epoch() || news.mark() > batch.journal().sequence()) {
            return new Outcome.Done<>(before, true);
        }
        var through = payments(batch, before.paymentsThrough());
        var mark = Math.max(before.mark(), news.mark());
        var now = new HubStanding(mark, through, before.receiptsSince(), before.rejected())
                .with(rejected(batch.journal(), before));
        hub.stand(now);
        return new Outcome.Done<>(now, now.equals(before));
    }

    /**
     * A receipt of a higher mark was made later, and says all of it; of two with the same mark nobody knows which came first.
     * One that names an entry by another id does not speak of this journal.
     */
    private List<RejectedEntry> rejected(JournalDraft journal, HubStanding before) {
        var kept = new ArrayList<>(news.mark() > before.mark() ? List.<RejectedEntry>of() : before.rejected());
        if (news.mark() < before.mark()) {
            return kept;
        }
        for (var entry : news.rejected()) {
            var known = kept.stream().anyMatch(one -> one.sequence() == entry.sequence());
            if (!known && isOurs(journal, entry)) {
                kept.add(entry);
            }
        }
        kept.stream()
                .filter(entry -> !before.rejected().contains(entry))
                .forEach(entry -> LOG.atError()
                        .addKeyValue("sequence", entry.sequence())
                        .addKeyValue("entry", entry.id())
                        .addKeyValue("reason", entry.reason())
                        .log("the hub did not take an entry of the journal; it is kept here"));
        return kept;
    }

    private static boolean isOurs(JournalDraft journal, RejectedEntry entry) {
        return entry.sequence() > 0 && journal.sequenceOf(entry.id()) == entry.sequence();
    }

    /** A result that is known is not applied again, unless a newer one follows it. */
    private long payments(Batch batch, long through) {
        var last = through;
        var byNumber = news.payments().stream()
                .sorted(Comparator.comparingLong(HubNews.Payment::number))
                .toList();
        for (var payment : byNumber) {
            settle(batch.journal(), batch, payment, payment.number() > through);
            last = Math.max(last, payment.number());
        }
        return last;
    }

    private static void settle(JournalDraft journal, Batch batch, HubNews.Payment payment, boolean isNew) {
        var sequence = journal.sequenceOf(payment.order());
        var entry = sequence == 0 ? null : journal.entry(sequence);
        if (entry == null || !entry.kind().isOrder()) {
            unknown(payment);
            return;
        }
        var order = OrderRecordReader.read(entry.record());
        var mark = journal.mark(sequence);
        var paid = Mark.Paid.of(payment.tender(), payment.result(), payment.reason());
        if (!order.isPaymentToken(payment.tender())) {
            unknown(payment);
        } else if (isNew
                ? !mark.payments().contains(paid)
                : mark.paid(payment.tender()).isEmpty()) {
            journal.mark(sequence, settled(order, entry, mark.paid(paid, mark.settlement())));
            batch.writes().delete(LedgerTables.TOKENS, LedgerTables.token(sequence, payment.tender()));
        }
    }

    /** The worst that was said of any; confirmed once all were turned into money. */
    private static Mark settled(RecordedOrder order, JournalEntry entry, Mark mark) {
        var results = mark.payments().stream().map(Mark.Paid::result).toList();
        var settlement = entry.settlement();
        if (results.contains(PaymentResult.DECLINED)) {
            settlement = Settlement.DECLINED;
        } else if (results.contains(PaymentResult.EXPIRED)) {
            settlement = Settlement.EXPIRED;
        } else if (results.size() == order.paymentTokens()) {
            settlement = Settlement.CONFIRMED;
        }
        return new Mark(settlement, mark.voidedBy(), mark.handedOverBy(), mark.payments());
    }

    private static void unknown(HubNews.Payment payment) {
        LOG.atWarn()
                .addKeyValue("payment", payment.number())
                .addKeyValue("order", payment.order())
                .addKeyValue("tender", payment.tender())
                .log("the hub tells of a payment that this journal has not");
    }
}
