package dev.flightcase.hal;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The queue of a pool that should stay at one thread while its tasks are short: gives a thread that has just
 * finished the time to come back, before the pool starts another one.
 */
final class Handoff extends SynchronousQueue<Runnable> {

    private static final long serialVersionUID = 1L;

    private final long comeBackNanos;

    /** @param comeBack what a new thread costs its caller in waiting */
    Handoff(Duration comeBack) {
        this.comeBackNanos = comeBack.toNanos();
    }

    /** False when no thread took the task in time: the pool starts one, if it may. */
    @Override
    public boolean offer(Runnable task) {
        try {
            return offer(task, comeBackNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
