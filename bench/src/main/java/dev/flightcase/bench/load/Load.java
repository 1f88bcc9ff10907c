package dev.flightcase.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a {@link LoadPlan}. */
public final class Load {
    private static final double NANOS_PER_SECOND = 1e9;

    private Load() {}

    /**
     * Blocks until every client is done, or the plan's time and grace are over.
     *
     * @param watch called in this thread
     * @throws IOException when a client could not connect, or the watch could not look
     */
    public static LoadResult run(LoadPlan plan, Client.Factory clients, Watch watch)
            throws IOException, InterruptedException {
        var connected = new CountDownLatch(plan.threads());
        var start = new CompletableFuture<Window>();
        var threads = new ArrayList<LoadThread>();
        int first = 0;
        for (int i = 0; i < plan.threads(); i++) {
            int count = (plan.clients() - first) / (plan.threads() - i);
            var thread = new LoadThread(plan, clients, first, count, connected, start);
            threads.add(thread);
            Thread.ofPlatform().name("load-" + i).daemon().start(thread);
            first += count;
        }
        connected.await();
        long from = System.nanoTime() + plan.warmUp().toNanos();
        var window = new Window(from, from + plan.measured().toNanos());
        start.complete(window);
        var all = CompletableFuture.allOf(threads.stream().map(LoadThread::seen).toArray(CompletableFuture[]::new));
        double seconds = watch(all, window, watch);
        try {
            all.join();
            var seen = threads.stream().map(thread -> thread.seen().join()).reduce(Recorder.Seen::plus);
            return LoadResult.of(seen.orElseThrow(), seconds);
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("the load generator failed", e);
        }
    }

    /** Length of the window, which a run that is done early cuts short. */
    private static double watch(CompletableFuture<?> all, Window window, Watch watch)
            throws IOException, InterruptedException {
        await(all, window.fromNanos());
        watch.begins();
        await(all, window.toNanos());
        long measuredNanos = System.nanoTime() - window.fromNanos();
        watch.ends();
        return (double) Math.clamp(measuredNanos, 0, window.toNanos() - window.fromNanos()) / NANOS_PER_SECOND;
    }

    private static void await(CompletableFuture<?> all, long untilNanos) throws InterruptedException {
        try {
            all.get(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The time has come, which is what was waited for.
        } catch (ExecutionException e) {
            // Thrown again where the results are read.
        }
    }
}
