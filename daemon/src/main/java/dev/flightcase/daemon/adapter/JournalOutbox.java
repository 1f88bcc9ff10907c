package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.HubStanding;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.Ledger;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.UplinkException;
import dev.flightcase.uplink.commerce.Outbox;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.commerce.SealedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The ledger's journal as the outbox of the hub connection. What the hub has is remembered here between receipts, so that
 * asking never waits; the ledger's disk is the truth. The ledger has started, and is closed later than the connection.
 */
public final class JournalOutbox implements Outbox {
    private final Ledger ledger;
    private final JournalReads journal;
    private final Payments payments;
    private final Duration patience;
    private final Consumer<Instant> fresh;
    private volatile HubStanding standing;
    private volatile long epoch;

    /** Seals the payment tokens of an order for the hub, as far as that is possible. */
    @FunctionalInterface
    public interface Payments {
        List<SealedPayment> of(long sequence, JournalEntry order);
    }

    /**
     * Blocks on the disk.
     *
     * @param patience what a write to the ledger may take, those queued before it included
     * @param fresh hears when the hub issued a receipt that confirms something new
     */
    public JournalOutbox(Ledger ledger, Payments payments, Duration patience, Consumer<Instant> fresh) {
        this.ledger = ledger;
        this.journal = ledger.reads().journalReads();
        this.payments = payments;
        this.patience = patience;
        this.fresh = fresh;
        this.standing = journal.hub();
        this.epoch = journal.epoch();
    }

    /** A card that took no writes at first has one later. */
    @Override
    public long epoch() {
        var known = epoch;
        if (known == 0) {
            known = journal.epoch();
            epoch = known;
        }
        return known;
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public long done() {
        return standing.mark();
    }

    @Override
    public long paymentsThrough() {
        return standing.paymentsThrough();
    }

    @Override
    public Instant receiptsSince() {
        return standing.receiptsSince();
    }

    @Override
    public void forward(long after, Reader reader) {
        // What a failed write left behind it was told to nobody.
        var last = journal.last();
        journal.forward(
                after, (sequence, entry) -> sequence <= last && reader.read(sequence, outgoing(sequence, entry)));
    }

    private OutboxEntry outgoing(long sequence, JournalEntry entry) {
        return new OutboxEntry(
                entry.id(),
                kind(entry.kind()),
                entry.number(),
                Bytes.of(entry.hash().buffer()),
                Bytes.of(entry.record().buffer()),
                payments.of(sequence, entry));
    }

    private static OutboxKind kind(EntryKind kind) {
        return switch (kind) {
            case ORDER -> OutboxKind.ORDER;
            case TRAINING_ORDER -> OutboxKind.TRAINING_ORDER;
            case VOID -> OutboxKind.VOID;
            case ADJUSTMENT -> OutboxKind.ADJUSTMENT;
            case GRANTS -> OutboxKind.GRANTS;
            case EVENT -> OutboxKind.EVENT;
            case CASH_COUNT -> OutboxKind.CASH_COUNT;
            case HAND_OVER -> OutboxKind.HAND_OVER;
            case PRODUCT_EDIT -> OutboxKind.PRODUCT_EDIT;
        };
    }

    @Override
    public void settle(ReceiptNews news) {
        var before = standing.mark();
        standing = durable(ledger.settle(ReceiptTranslation.of(news)));
        if (standing.mark() > before) {
            fresh.accept(news.issuedAt());
        }
    }

    @Override
    public void resendFrom(long sequence, Instant asked) {
        standing = durable(ledger.fallBack(epoch(), sequence, asked));
    }

    @Override
    public long renewEpoch() {
        epoch = durable(ledger.renewEpoch(epoch()));
        standing = journal.hub();
        return epoch;
    }

    @Override
    public Optional<Instant> recordedAt(long sequence) {
        return sequence < 1 || sequence > journal.last() ? Optional.empty() : Optional.of(journal.recordedAt(sequence));
    }

    private <T> T durable(CompletableFuture<Outcome<T>> answer) {
        return switch (await(answer)) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.NotDurable<T> not ->
                throw new StoreException(not.cause(), "what the hub said is not on the disk", null);
            case Outcome.Busy<T> _ -> throw new UplinkException("the ledger has too much to do to take a receipt now");
            case Outcome.Refused<T> refused -> throw new UplinkException("the ledger refused: " + refused.refusal());
            case Outcome.KeyConflict<T> _ -> throw new UplinkException("the ledger saw a key where there is none");
        };
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UplinkException("the ledger did not write what the hub said within " + patience, e);
        } catch (ExecutionException e) {
            throw new UplinkException("the ledger could not take what the hub said", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UplinkException("interrupted while the ledger wrote", e);
        }
    }
}
