package dev.flightcase.http;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small pool of platform threads named {@code <name>-N} with a bounded queue, for handlers that wait for the disk. Threads start when
 * needed. When the queue is full, {@link #execute} throws {@link java.util.concurrent.RejectedExecutionException} and the server
 * answers 503.
 */
public final class WorkerPool implements Executor, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ThreadPoolExecutor executor;

    public WorkerPool(String name, int threads, int queueMax) {
        if (threads < 1 || queueMax < 1) {
            throw new IllegalArgumentException("worker pool " + name + " has " + threads + " threads and a queue of "
                    + queueMax + "; both must be positive");
        }
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueMax),
                task -> Thread.ofPlatform()
                        .name(name + "-" + number.incrementAndGet())
                        .unstarted(task),
                new ThreadPoolExecutor.AbortPolicy());
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Tasks waiting for a thread. */
    public int queued() {
        return executor.getQueue().size();
    }

    /** Lets running and queued tasks finish for five seconds, then interrupts them. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
