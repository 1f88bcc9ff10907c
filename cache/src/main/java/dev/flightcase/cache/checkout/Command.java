package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.Assortment;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What waits for the ledger's thread. */
sealed interface Command {
    /** Answers that nothing was made durable. */
    void fail(StoreException.Kind cause, Duration retryAfter);

    /** Answers with a mistake of our own. */
    void fail(Throwable mistake);

    /** Decided together with others in one batch. */
    record Act<T>(Action<T> action, UUID device, CompletableFuture<Outcome<T>> outcome) implements Command {
        void turnAway(Duration retryAfter) {
            outcome.complete(new Outcome.Busy<>(retryAfter));
        }

        Decided<T> decide(Batch batch) {
            return new Decided<>(this, action.apply(batch));
        }

        @Override
        public void fail(StoreException.Kind cause, Duration retryAfter) {
            outcome.complete(new Outcome.NotDurable<>(cause, retryAfter));
        }

        @Override
        public void fail(Throwable mistake) {
            outcome.completeExceptionally(mistake);
        }
    }

    /** What was decided, to be told once it is on disk. */
    record Decided<T>(Act<T> act, Outcome<T> outcome) {
        void tell() {
            act.outcome.complete(outcome);
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
