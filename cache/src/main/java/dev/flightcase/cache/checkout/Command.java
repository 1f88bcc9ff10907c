package dev.flightcase.cache.checkout;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What waits for the ledger's thread. */
sealed interface Command {

    /** Answers that nothing was made durable. */
    void fail(StoreException.Kind cause, Duration retryAfter);

    /** Answers with a mistake of our own. */
    void fail(Throwable mistake);

    record Order(IdempotencyKey key, Bytes fingerprint, OrderRequest request, CompletableFuture<OrderOutcome> outcome)
            implements Command {
        @Override
        public void fail(StoreException.Kind cause, Duration retryAfter) {
            outcome.complete(new OrderOutcome.NotDurable(cause, retryAfter));
        }

        @Override
        public void fail(Throwable mistake) {
            outcome.completeExceptionally(mistake);
        }
    }

    /** Goes in a batch of its own: it reads the disk, and nothing may be under way. */
    record Adopt(Assortment assortment, CompletableFuture<AdoptOutcome> outcome) implements Command {
        @Override
        public void fail(StoreException.Kind cause, Duration retryAfter) {
            outcome.complete(new AdoptOutcome.NotAdopted(cause));
        }

        @Override
        public void fail(Throwable mistake) {
            outcome.completeExceptionally(mistake);
        }
    }
}
