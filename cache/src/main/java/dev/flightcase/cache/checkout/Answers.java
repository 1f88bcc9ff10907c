package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Counts outcomes and completes futures, away from the ledger's thread. */
final class Answers {
    private final LedgerSurroundings around;

    Answers(LedgerSurroundings around) {
        this.around = around;
    }

    void orders(List<Command> commands, List<OrderOutcome> outcomes) {
        outcomes.forEach(this::count);
        var answered = List.copyOf(commands);
        hand(() -> {
            for (var i = 0; i < answered.size(); i++) {
                ((Command.Order) answered.get(i)).outcome().complete(outcomes.get(i));
            }
        });
    }

    void adopted(Command.Adopt command, AdoptOutcome outcome) {
        hand(() -> command.outcome().complete(outcome));
    }

    void fail(List<Command> commands, StoreException.Kind cause, Duration retryAfter) {
        var failed = List.copyOf(commands);
        hand(() -> failed.forEach(command -> command.fail(cause, retryAfter)));
    }

    void fail(List<Command> commands, Throwable mistake) {
        var failed = List.copyOf(commands);
        hand(() -> failed.forEach(command -> command.fail(mistake)));
    }

    private void count(OrderOutcome outcome) {
        var observer = around.observer();
        switch (outcome) {
            case OrderOutcome.Acknowledged acknowledged -> {
                if (acknowledged.replay()) {
                    observer.replayed();
                } else {
                    observer.acknowledged();
                }
            }
            case OrderOutcome.Refused refused ->
                observer.refused(refused.refusal().reason());
            case OrderOutcome.IdempotencyConflict conflict -> observer.conflict();
            case OrderOutcome.Busy busy -> observer.busy();
            case OrderOutcome.NotDurable notDurable -> observer.writeFailed(notDurable.cause());
        }
    }

    /** An executor that is shutting down takes nothing any more: then nobody's work can hang on the answer either. */
    private void hand(Runnable task) {
        try {
            around.completions().execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }
}
