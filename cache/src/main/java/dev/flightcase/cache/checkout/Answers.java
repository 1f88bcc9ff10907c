package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Counts outcomes and completes futures, away from the ledger's thread. */
final class Answers {
    private final LedgerSurroundings around;
    private final Admission admission;

    Answers(LedgerSurroundings around, Admission admission) {
        this.around = around;
        this.admission = admission;
    }

    void tell(List<Command.Decided<?>> decided) {
        decided.forEach(one -> count(one.act().action().kind(), one.outcome()));
        leave(decided.stream().map(Command.Decided::act).toList());
        hand(() -> decided.forEach(Command.Decided::tell));
    }

    void adopted(Command.Adopt command, AdoptOutcome outcome) {
        hand(() -> command.outcome().complete(outcome));
    }

    void fail(List<? extends Command> commands, StoreException.Kind cause, Duration retryAfter) {
        var failed = List.copyOf(commands);
        leave(failed);
        failed.forEach(_ -> around.observer().writeFailed(cause));
        hand(() -> failed.forEach(command -> command.fail(cause, retryAfter)));
    }

    void fail(List<? extends Command> commands, Throwable mistake) {
        var failed = List.copyOf(commands);
        leave(failed);
        hand(() -> failed.forEach(command -> command.fail(mistake)));
    }

    private void leave(List<? extends Command> commands) {
        admission.left(commands);
    }

    private void count(ActionKind kind, Outcome<?> outcome) {
        var observer = around.observer();
        switch (outcome) {
            case Outcome.Done<?> done -> observer.done(kind, done.replay());
            case Outcome.Refused<?> refused ->
                observer.refused(kind, refused.refusal().reason());
            case Outcome.KeyConflict<?> _ -> observer.conflict(kind);
            case Outcome.Busy<?> _ -> observer.busy(kind);
            case Outcome.NotDurable<?> notDurable -> observer.writeFailed(notDurable.cause());
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
