package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer. Owned by the event loop. */
final class Exchange {
    /** A chunked body: its length shows at its end. */
    static final long UNKNOWN_BYTES = -1;

    /** Null when the head could not be understood. */
    final @Nullable Request request;

    final String pattern;
    final RouteOptions options;
    final long startedNanos;
    Intake intake = Intake.DISCARD;
    boolean keepAlive;
    boolean http10;
    boolean received;
    boolean answered;
    boolean streaming;
    boolean sent;
    int status;
    long declaredBytes;
    long bodyBytesMax;
    private @Nullable CompletionStage<Response> waiting;
    private Runnable lost = () -> {};
    private boolean reported;

    Exchange(@Nullable Request request, String pattern, RouteOptions options, long startedNanos) {
        this.request = request;
        this.pattern = pattern;
        this.options = options;
        this.startedNanos = startedNanos;
    }

    void waitsFor(CompletionStage<Response> stage) {
        waiting = stage;
    }

    /** {@code task} runs when the client is gone before all is sent. */
    void whenLost(Runnable task) {
        lost = task;
    }

    void lost() {
        Runnable task = lost;
        lost = () -> {};
        task.run();
    }

    /** Nobody wants an answer of the handler any more: it may forget that somebody waited. Nothing happens when it has answered. */
    void leaveHandler() {
        CompletionStage<Response> left = waiting;
        waiting = null;
        if (left != null) {
            left.toCompletableFuture().cancel(false);
        }
    }

    /** From now on the body is not wanted any more. */
    void dropBody() {
        Intake before = intake;
        intake = Intake.DISCARD;
        if (!received) {
            before.abort();
        }
    }

    /** Once, however the exchange ends. Requests that were not understood are counted as refused instead. */
    void report(HttpObserver observer, int status, long bytesOut, long nowNanos) {
        if (reported) {
            return;
        }
        reported = true;
        if (request != null) {
            Method method = request.method();
            observer.requestFinished(
                    new HttpObserver.Finished(pattern, method, status, bytesOut, nowNanos - startedNanos));
        }
    }
}
