package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.PaymentResult;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.daemon.preflight.PaymentPath;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Sells one unit for practice, paid by a token that is worth nothing, and looks for what the hub says of it. */
public final class TrainingPaymentPath implements PaymentPath {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final TrainingOrderPath orders;
    private final JournalReads journal;
    private final Keys keys;
    private final LongSupplier ticks;

    /**
     * What this stall needs to take payment tokens.
     *
     * @param own one to keep them under
     * @param hubs whether there is one to send them under now; may block on the disk
     */
    public record Keys(boolean own, BooleanSupplier hubs) {}

    /** @param ticks monotonic nanoseconds */
    public TrainingPaymentPath(TrainingOrderPath orders, JournalReads journal, Keys keys, LongSupplier ticks) {
        this.orders = orders;
        this.journal = journal;
        this.keys = keys;
        this.ticks = ticks;
    }

    @Override
    public boolean takesTokens() {
        return keys.own();
    }

    @Override
    public boolean knowsTheHub() {
        return keys.hubs().getAsBoolean();
    }

    @Override
    public Trial tryOne() throws InterruptedException {
        var sold = orders.sellOne(amount -> new Tender.PaymentToken(
                amount, PaymentsForHub.PRACTICE, PaymentsForHub.PRACTICE, PaymentsForHub.PRACTICE_TOKEN, null));
        if (sold.isEmpty()) {
            return new Not(TrainingOrderPath.nothingToSell());
        }
        return sold.get().answer() instanceof Outcome.Done<OrderView>(var order, var _)
                ? new Stored(order.id())
                : new Not(
                        TrainingOrderPath.trial(sold.get().answer(), sold.get().took()));
    }

    @Override
    public Optional<Answer> await(UUID order, Duration limit) throws InterruptedException {
        var began = ticks.getAsLong();
        while (true) {
            var paid = journal.mark(order).flatMap(mark -> mark.paid(0));
            if (paid.isPresent()) {
                return paid.map(said -> new Answer(said.result() == PaymentResult.CAPTURED, said.reason()));
            }
            if (ticks.getAsLong() - began >= limit.toNanos()) {
                return Optional.empty();
            }
            Thread.sleep(LOOK);
        }
    }
}
