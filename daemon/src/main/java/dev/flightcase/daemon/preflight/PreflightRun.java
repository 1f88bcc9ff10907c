package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One run, while it lasts and afterwards. Any thread may look. */
public final class PreflightRun {
    private final List<String> names;
    private final Instant startedAt;
    private final LongSupplier ticks;
    private final long began;
    private final List<Result> finished = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private long endedAt;

    /** @param ticks monotonic nanoseconds */
    PreflightRun(List<String> names, Instant startedAt, LongSupplier ticks) {
        this.names = List.copyOf(names);
        this.startedAt = startedAt;
        this.ticks = ticks;
        this.began = ticks.getAsLong();
    }

    public synchronized PreflightReport report() {
        long now = ticks.getAsLong();
        boolean done = isDone();
        var checks = names.stream()
                .map(name -> new PreflightReport.Progress(name, resultOf(name)))
                .toList();
        return new PreflightReport(
                startedAt,
                Duration.ofNanos((done ? endedAt : now) - began),
                done ? Duration.ofNanos(now - endedAt) : null,
                checks);
    }

    /** Completes with the last result, on the thread that brought it. */
    public CompletionStage<PreflightReport> ended() {
        return ended.thenApply(_ -> report());
    }

    /** Hands over each result once, in the order they come, those that are there first; blocks until the run has ended. */
    public void follow(Consumer<Result> each) throws InterruptedException {
        for (int next = 0; next < names.size(); next++) {
            each.accept(await(next));
        }
    }

    void finish(Result result) {
        boolean last;
        synchronized (this) {
            finished.add(result);
            last = isDone();
            if (last) {
                endedAt = ticks.getAsLong();
            }
            notifyAll();
        }
        if (last) {
            ended.complete(null);
        }
    }

    synchronized boolean isDone() {
        return finished.size() == names.size();
    }

    private synchronized Result await(int next) throws InterruptedException {
        while (finished.size() <= next) {
            wait();
        }
        return finished.get(next);
    }

    private @Nullable Result resultOf(String name) {
        return finished.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
