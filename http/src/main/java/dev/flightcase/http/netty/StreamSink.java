package dev.flightcase.http.netty;

import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** A streamed body on its way out. Offers come from any thread and are counted at once; everything else happens on the event loop. */
final class StreamSink implements BodySink {
    private final Wire wire;
    private final int queueBytesMax;
    private final BiConsumer<ChannelFuture, LongSupplier> ended;
    private final AtomicLong queuedBytes = new AtomicLong();
    private volatile boolean over;
    private volatile boolean refused;
    private Runnable writable = () -> {};
    private Runnable closed = () -> {};
    private boolean closedSeen;
    private long sentBytes;

    /**
     * @param ended gets the write of the end of the body, and the bytes that were sent by then
     */
    StreamSink(Wire wire, int queueBytesMax, BiConsumer<ChannelFuture, LongSupplier> ended) {
        this.wire = wire;
        this.queueBytesMax = queueBytesMax;
        this.ended = ended;
    }

    @Override
    public boolean offer(Bytes piece) {
        if (piece.length() == 0) {
            return !over;
        }
        return reserve(piece.length())
                && hand(() -> sent(wire.piece(List.of(piece.asByteBuffer())), piece.length()), piece.length());
    }

    @Override
    public boolean offer(SharedBytes piece) {
        return piece.length() > 0 && reserve(piece.length()) && hand(() -> writeShared(piece), piece.length());
    }

    private void writeShared(SharedBytes piece) {
        ChannelFuture written = wire.piece(piece.views(0, piece.length()));
        written.addListener(_ -> piece.release());
        sent(written, piece.length());
    }

    /** One piece always fits into an empty queue, however long it is. */
    private boolean reserve(long bytes) {
        long before = queuedBytes.get();
        while (!over && (before == 0 || before + bytes <= queueBytesMax)) {
            if (queuedBytes.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = queuedBytes.get();
        }
        refused = true;
        if (queuedBytes.get() == 0 && !over) {
            // It drained between the look and the note: nobody else would wake the handler.
            wire.loop().execute(this::drained);
        }
        return false;
    }

    private void drained() {
        if (refused && !over) {
            refused = false;
            writable.run();
        }
    }

    private boolean hand(Runnable write, long bytes) {
        try {
            wire.loop().execute(write);
            return true;
        } catch (RejectedExecutionException e) {
            queuedBytes.addAndGet(-bytes);
            over = true;
            return false;
        }
    }

    private void sent(ChannelFuture written, long bytes) {
        written.addListener(done -> {
            sentBytes += done.isSuccess() ? bytes : 0;
            long left = queuedBytes.addAndGet(-bytes);
            if (left <= queueBytesMax / 2) {
                drained();
            }
        });
    }

    @Override
    public void onWritable(Runnable task) {
        wire.loop().execute(() -> writable = task);
    }

    @Override
    public void onClosed(Runnable task) {
        wire.loop().execute(() -> {
            if (closedSeen) {
                task.run();
            } else {
                closed = task;
            }
        });
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            wire.loop().execute(() -> ended.accept(wire.end(), () -> sentBytes));
        }
    }

    @Override
    public void abort() {
        over = true;
        hand(wire::cut, 0);
    }

    /** On the event loop, when the body is sent or the connection lost. */
    void close() {
        over = true;
        if (!closedSeen) {
            closedSeen = true;
            closed.run();
        }
    }
}
