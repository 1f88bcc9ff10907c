package dev.flightcase.hal;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The queue of a pool that should stay at one thread while its tasks are short: gives a thread that has just
 * finished the time to come back, before the pool starts another one.
 */
final class Handoff extends SynchronousQueue<Runnable> {

    private static final long serialVersionUID = 1L;

    /** A scheduler's delay on a busy board; costs the loop this much when a thread is really needed. */
    private static final long COME_BACK_MILLIS = 10;

    @Override
    public boolean offer(Runnable task) {
        try {
            return offer(task, COME_BACK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
