package dev.flightcase.cache.checkout;

import dev.flightcase.cache.MemoryStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up the next writes of a disk until it is closed: what is asked meanwhile queues up, and is decided in one batch. */
final class HeldUpWrite implements AutoCloseable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    HeldUpWrite(MemoryStore disk) {
        disk.beforeWrite(() -> {
            reached.countDown();
            awaitUninterruptibly(gate);
        });
    }

    void awaitReached() {
        awaitUninterruptibly(reached);
    }

    @Override
    public void close() {
        gate.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("nothing came");
                }
                return;
            } catch (InterruptedException _) {
                // The ledger is being closed; a disk does not care.
            }
        }
    }
}
