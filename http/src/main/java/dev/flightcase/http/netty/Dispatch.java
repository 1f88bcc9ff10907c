package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpException;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs a handler on the thread that is right for it, and negotiates its answer on the thread that made it. */
final class Dispatch {
    private Dispatch() {}

    /**
     * For handlers with a collected body.
     *
     * @param waiting gets the stage that an asynchronous handler returned
     * @return fails with what the handler threw, or with {@link RejectedExecutionException} when its workers are busy
     */
    static CompletionStage<Reply> run(Handler handler, Request request, Consumer<CompletionStage<Response>> waiting) {
        return switch (handler) {
            case Handler.Inline(var function) -> now(() -> negotiate(request, function.apply(request)));
            case Handler.Async(var function) ->
                async(request, () -> {
                    CompletionStage<Response> stage = function.apply(request);
                    waiting.accept(stage);
                    return stage;
                });
            case Handler.Blocking blocking -> later(request, blocking);
            case Handler.Glancing glancing -> glance(request, glancing);
            case Handler.Streaming _ ->
                throw new IllegalArgumentException("a streaming handler takes no collected body");
        };
    }

    static CompletionStage<Reply> async(Request request, Callable<CompletionStage<Response>> answer) {
        try {
            CompletionStage<Response> stage = answer.call();
            // most are there at once, and need no second stage
            return stage instanceof CompletableFuture<Response> done && done.state() == Future.State.SUCCESS
                    ? CompletableFuture.completedFuture(negotiate(request, done.resultNow()))
                    : stage.thenApply(response -> negotiate(request, response));
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * The body of {@code response} is in the reply, or released. A file is opened here, on the thread of the handler: a card that is busy
     * with something else may take its time for that.
     *
     * @throws HttpException when the file cannot be opened
     */
    static Reply negotiate(Request request, Response response) {
        Reply reply = Representation.of(request, response);
        if (!(reply.body() instanceof Body.Shared)) {
            release(response.body());
        }
        return reply.body() instanceof Body.File(Path path, long _) && reply.length() > 0
                ? reply.withFile(open(path, reply.offset(), reply.length()))
                : reply;
    }

    private static OpenFile open(Path path, long offset, long length) {
        try {
            return OpenFile.open(path, offset, length);
        } catch (IOException e) {
            throw new HttpException("file of a response cannot be opened: " + path, e);
        }
    }

    static void release(Body body) {
        if (body instanceof Body.Shared(var bytes)) {
            bytes.release();
        }
    }

    private static CompletionStage<Reply> glance(Request request, Handler.Glancing glancing) {
        try {
            Optional<Response> seen = glancing.glance().apply(request);
            return seen.isPresent()
                    ? CompletableFuture.completedFuture(negotiate(request, seen.get()))
                    : later(request, glancing.otherwise());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<Reply> later(Request request, Handler.Blocking blocking) {
        return later(
                blocking.executor(),
                () -> negotiate(request, blocking.function().apply(request)));
    }

    private static CompletionStage<Reply> later(Executor executor, Callable<Reply> work) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    answer.complete(work.call());
                } catch (Exception e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static CompletionStage<Reply> now(Callable<Reply> work) {
        try {
            return CompletableFuture.completedFuture(work.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
