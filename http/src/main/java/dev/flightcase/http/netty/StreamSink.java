package dev.flightcase.http.netty;

import dev.flightcase.http.BodySink;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** A streamed body on its way out. Offers come from any thread and are counted at once; everything else happens on the event loop. */
final class StreamSink implements BodySink {
    private final ChannelHandlerContext ctx;
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
    StreamSink(ChannelHandlerContext ctx, int queueBytesMax, BiConsumer<ChannelFuture, LongSupplier> ended) {
        this.ctx = ctx;
        this.queueBytesMax = queueBytesMax;
        this.ended = ended;
    }

    @Override
    public boolean offer(Bytes piece) {
        if (piece.length() == 0) {
            return !over;
        }
        return reserve(piece.length())
                && hand(
                        () -> sent(
                                ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece.asByteBuffer()))),
                                piece.length()),
                        piece.length());
    }

    @Override
    public boolean offer(SharedBytes piece) {
        return piece.length() > 0 && reserve(piece.length()) && hand(() -> writeShared(piece), piece.length());
    }

    private void writeShared(SharedBytes piece) {
        ResponseWriter.writeViews(ctx, piece, 0, piece.length());
        ChannelFuture written = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
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
            ctx.executor().execute(this::drained);
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
            ctx.executor().execute(write);
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
        ctx.executor().execute(() -> writable = task);
    }

    @Override
    public void onClosed(Runnable task) {
        ctx.executor().execute(() -> {
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
            ctx.executor()
                    .execute(
                            () -> ended.accept(ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT), () -> sentBytes));
        }
    }

    @Override
    public void abort() {
        over = true;
        ctx.close();
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
