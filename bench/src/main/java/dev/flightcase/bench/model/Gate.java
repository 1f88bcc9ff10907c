package dev.flightcase.bench.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Tells the ledger's answers on its own thread, and can keep it there after one of them: what is asked meanwhile queues up,
 * and is drained at once.
 */
final class Gate implements Executor {
    private volatile @Nullable Closed closed;

    private record Closed(CountDownLatch reached, CountDownLatch opened) {}

    /** The next answer is the last one before {@link #open}. */
    void shut() {
        closed = new Closed(new CountDownLatch(1), new CountDownLatch(1));
    }

    /** Blocks until that answer was told. */
    void awaitReached() {
        var gate = closed;
        if (gate != null) {
            await(gate.reached);
        }
    }

    void open() {
        var gate = closed;
        closed = null;
        if (gate != null) {
            gate.opened.countDown();
        }
    }

    @Override
    public void execute(Runnable task) {
        task.run();
        var gate = closed;
        if (gate != null) {
            gate.reached.countDown();
            await(gate.opened);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mismatch("interrupted", e);
        }
    }
}
