package dev.flightcase.bench.hal;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Time that passes only when everybody waits for it. Tasks run side by side, each on a thread of its own, but never
 * two at once: whoever owns the time starts one, or lets time pass, and goes on when it sleeps or has ended. So
 * the same seeds give the same course.
 */
final class VirtualTime {
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::until).thenComparingLong(Sleeper::order));
    private final Semaphore handedBack = new Semaphore(0);
    private long now;
    private long slept;

    private record Sleeper(long until, long order, Semaphore wake) {}

    /** Monotonic nanoseconds. */
    long ticks() {
        return now;
    }

    /** Returns when the task first sleeps, or has ended. By the owner alone. */
    void start(Runnable task) {
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } finally {
                handedBack.release();
            }
        });
        handedBack.acquireUninterruptibly();
    }

    /** By a task alone. */
    void sleep(Duration duration) {
        var self = new Sleeper(now + duration.toNanos(), slept++, new Semaphore(0));
        sleepers.add(self);
        handedBack.release();
        self.wake().acquireUninterruptibly();
    }

    /** By the owner alone. */
    void pass(Duration duration) {
        long end = now + duration.toNanos();
        for (var next = sleepers.peek(); next != null && next.until() <= end; next = sleepers.peek()) {
            wake(next);
        }
        now = end;
    }

    /** Lets time pass until no task is left. */
    void finish() {
        for (var next = sleepers.peek(); next != null; next = sleepers.peek()) {
            wake(next);
        }
    }

    private void wake(Sleeper next) {
        sleepers.remove(next);
        now = next.until();
        next.wake().release();
        handedBack.acquireUninterruptibly();
    }
}
