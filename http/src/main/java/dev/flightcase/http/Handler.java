package dev.flightcase.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * How a route answers. The kind says on which thread, and whether the body is collected first or handed over as it arrives.
 * Whatever a handler throws is logged and answered with a 500 that tells nothing about it.
 */
public sealed interface Handler {
    /** Runs on the event loop, with the body collected. Must not block: no disk, no lock, no socket. */
    record Inline(Function<Request, Response> function) implements Handler {}

    /**
     * Starts on the event loop, with the body collected, and answers whenever its stage completes, on any thread.
     *
     * <p>When nobody waits any more (the client left or reset its stream, or the response deadline passed) the stage is cancelled, by
     * {@code toCompletableFuture().cancel(false)} on the event loop: what depends on it runs there and must not block. A function that keeps
     * its waiters in a list should take them out then. Who completes the stage later learns from {@code complete} that it came too late,
     * and releases a {@link Body.Shared} itself then.
     */
    record Async(Function<Request, CompletionStage<Response>> function) implements Handler {}

    /** Runs on {@code executor}, with the body collected. A full queue there is answered with 503 and Retry-After. */
    record Blocking(Executor executor, BlockingFunction function) implements Handler {}

    /**
     * Asks {@code glance} on the event loop, which must not block; where that has no answer, goes on as {@link Blocking}.
     * For what mostly lies in memory: two changes of thread cost more than the answer.
     */
    record Glancing(Function<Request, Optional<Response>> glance, Blocking otherwise) implements Handler {}

    /** Runs on the event loop as soon as the head is there. */
    record Streaming(StreamingFunction function) implements Handler {}

    static Handler inline(Function<Request, Response> function) {
        return new Inline(function);
    }

    static Handler async(Function<Request, CompletionStage<Response>> function) {
        return new Async(function);
    }

    /**
     * @param executor must refuse with {@link java.util.concurrent.RejectedExecutionException} when it has enough:
     *     a {@link WorkerPool} does
     */
    static Blocking blocking(Executor executor, BlockingFunction function) {
        return new Blocking(executor, function);
    }

    static Handler streaming(StreamingFunction function) {
        return new Streaming(function);
    }

    /** May block and may throw. */
    @FunctionalInterface
    interface BlockingFunction {
        Response apply(Request request) throws Exception;
    }

    /** Decides by the head alone, before the client is told to send its body. Must not block. */
    @FunctionalInterface
    interface StreamingFunction {
        Admission admit(Request head, BodyFlow flow);
    }
}
