package dev.flightcase.cache.checkout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What waits for the ledger's thread. */
final class Inbox {
    private final BlockingQueue<Command> queue;
    private final Admission admission;
    private final int batchMax;
    private volatile boolean stopping;

    Inbox(LedgerConfig.Queue config, LongSupplier ticks) {
        this.queue = new ArrayBlockingQueue<>(config.commandsMax());
        this.admission = new Admission(config, ticks, queue);
        this.batchMax = config.batchMax();
    }

    Admission admission() {
        return admission;
    }

    /** False when it is full. Any thread. */
    boolean offer(Command command) {
        return command instanceof Command.Act<?> act ? admission.offer(act) : queue.offer(command);
    }

    boolean remove(Command command) {
        return queue.remove(command);
    }

    Duration retryAfter() {
        return admission.retryAfter();
    }

    /** Makes {@link #drain} answer what is queued and then end. */
    void stop(Thread ledger) {
        stopping = true;
        ledger.interrupt();
    }

    /**
     * Waits for work, at most so long; then takes what can be decided together: an adoption alone, anything else with what
     * queued behind it. False when there will be none any more.
     *
     * @param patienceNanos {@link Long#MAX_VALUE} for ever
     */
    boolean drain(List<Command> into, long patienceNanos) {
        try {
            var first = stopping ? queue.poll() : next(patienceNanos);
            if (first != null) {
                admission.begun();
                into.add(first);
                while (first instanceof Command.Act<?>
                        && into.size() < batchMax
                        && queue.peek() instanceof Command.Act<?>) {
                    into.add(queue.remove());
                }
            }
        } catch (InterruptedException e) {
            return true; // Only stop() interrupts: the next round sees it, and this one has taken nothing.
        }
        return !(stopping && into.isEmpty());
    }

    private @Nullable Command next(long patienceNanos) throws InterruptedException {
        return patienceNanos == Long.MAX_VALUE ? queue.take() : queue.poll(patienceNanos, TimeUnit.NANOSECONDS);
    }

    /** All that is left. */
    void rest(List<Command> into) {
        queue.drainTo(into);
    }
}
