package dev.flightcase.media.conformance.probe;

import dev.flightcase.http.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps a bounded body, and when its first byte came. */
final class TimedBody implements BodySubscriber<TimedBody.Kept> {
    /** @param firstByteAt tick; of the headers when there is no body */
    record Kept(Bytes bytes, long firstByteAt) {}

    private final LongSupplier ticks;
    private final long headersAt;
    private final int bytesMax;
    private final CompletableFuture<Kept> done = new CompletableFuture<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;
    private long firstByteAt;
    private boolean started;

    TimedBody(LongSupplier ticks, int bytesMax) {
        this.ticks = ticks;
        this.headersAt = ticks.getAsLong();
        this.bytesMax = bytesMax;
    }

    @Override
    public CompletionStage<Kept> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (!started && buffer.hasRemaining()) {
                started = true;
                firstByteAt = ticks.getAsLong();
            }
            if (out.size() + buffer.remaining() > bytesMax) {
                if (subscription != null) {
                    subscription.cancel();
                }
                done.completeExceptionally(new IOException("more than " + bytesMax + " bytes"));
                return;
            }
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            out.writeBytes(copy);
        }
    }

    @Override
    public void onError(Throwable error) {
        done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        done.complete(new Kept(Bytes.of(out.toByteArray()), started ? firstByteAt : headersAt));
    }
}
