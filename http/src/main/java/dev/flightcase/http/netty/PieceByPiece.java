package dev.flightcase.http.netty;

import dev.flightcase.http.SharedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body in pieces, each when the one before is with the kernel: for files that cannot go through {@code sendfile}, and for bodies
 * that TLS would otherwise hold encrypted as a whole for a client that reads slowly. So such a client costs one piece of memory. A paced
 * body takes turns with others for each of its pieces.
 */
final class PieceByPiece {
    /** Eight full TLS records; a bigger piece saves no measurable time, and each slow client holds one. */
    static final int PIECE_BYTES = 128 * 1024;

    private final ChannelHandlerContext ctx;
    private final Wire wire;
    private final @Nullable Pacer pacer;
    private final int pieceBytes;
    private final ChannelPromise done;
    private Pacer.@Nullable Waiter waiting;

    private PieceByPiece(ChannelHandlerContext ctx, Wire wire, @Nullable Pacer pacer) {
        this.ctx = ctx;
        this.wire = wire;
        this.pacer = pacer;
        this.pieceBytes = pacer == null ? PIECE_BYTES : pacer.pieceBytes();
        this.done = ctx.newPromise();
    }

    /** For an exchange whose client may leave while the body waits for its turn. */
    private static PieceByPiece of(ChannelHandlerContext ctx, Wire wire, Exchange exchange, @Nullable Pacer pacer) {
        PieceByPiece sending = new PieceByPiece(ctx, wire, pacer);
        if (pacer != null) {
            exchange.whenLost(sending::giveUp);
        }
        return sending;
    }

    private void giveUp() {
        if (pacer != null && waiting != null) {
            pacer.leave(waiting);
        }
        done.tryFailure(new ClosedChannelException());
    }

    private void inTurn(long bytes, Runnable task) {
        if (pacer == null) {
            task.run();
            return;
        }
        waiting = pacer.line(ctx.channel(), wire.loop(), bytes, () -> {
            if (!done.isDone()) {
                task.run();
            }
        });
        if (waiting == null) {
            task.run();
        }
    }

    /**
     * Event loop only; as is the completion. The caller keeps its reference until then.
     *
     * @param pacer null where the body need not wait
     */
    static ChannelFuture shared(
            ChannelHandlerContext ctx,
            Wire wire,
            Exchange exchange,
            SharedBytes bytes,
            Reply reply,
            @Nullable Pacer pacer) {
        PieceByPiece sending = of(ctx, wire, exchange, pacer);
        long offset = reply.offset();
        long length = reply.length();
        sending.nextShared(bytes, offset, offset + length);
        return sending.done;
    }

    private void nextShared(SharedBytes bytes, long at, long end) {
        if (at == end) {
            finish();
            return;
        }
        long count = Math.min(pieceBytes, end - at);
        inTurn(count, () -> sendShared(bytes, at, count, end));
    }

    private void sendShared(SharedBytes bytes, long at, long count, long end) {
        List<ByteBuffer> views = bytes.views(at, count);
        wire.piece(views).addListener(written -> {
            if (written.isSuccess()) {
                nextShared(bytes, at + count, end);
            } else {
                done.tryFailure(written.cause());
            }
        });
    }

    /**
     * Takes over the file.
     *
     * @param disk where reading may wait for the card
     * @param pacer null where the body need not wait
     */
    static ChannelFuture file(
            ChannelHandlerContext ctx,
            Wire wire,
            Exchange exchange,
            OpenFile file,
            Executor disk,
            @Nullable Pacer pacer) {
        PieceByPiece sending = of(ctx, wire, exchange, pacer);
        sending.done.addListener(_ -> file.close());
        sending.nextOfFile(file, disk, 0);
        return sending.done;
    }

    private void nextOfFile(OpenFile file, Executor disk, long at) {
        if (at == file.length()) {
            finish();
            return;
        }
        int count = (int) Math.min(pieceBytes, file.length() - at);
        inTurn(count, () -> readPiece(file, disk, at, count));
    }

    private void readPiece(OpenFile file, Executor disk, long at, int count) {
        ByteBuf piece = ctx.alloc().directBuffer(count);
        try {
            disk.execute(() -> {
                Throwable failure = read(file, piece, at, count);
                back(file, piece, () -> send(file, disk, piece, at, failure));
            });
        } catch (RejectedExecutionException e) {
            piece.release();
            done.tryFailure(e);
        }
    }

    private static @Nullable IOException read(OpenFile file, ByteBuf piece, long at, int count) {
        try {
            file.read(piece, at, count);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void back(OpenFile file, ByteBuf piece, Runnable task) {
        try {
            wire.loop().execute(task);
        } catch (RejectedExecutionException e) {
            // The server has closed.
            piece.release();
            file.close();
        }
    }

    private void send(OpenFile file, Executor disk, ByteBuf piece, long at, @Nullable Throwable failure) {
        if (failure != null || !wire.isOpen()) {
            piece.release();
            done.tryFailure(failure == null ? new IOException("the client has left") : failure);
            return;
        }
        long next = at + piece.readableBytes();
        wire.piece(List.of(piece.nioBuffer())).addListener(written -> {
            piece.release();
            if (written.isSuccess()) {
                nextOfFile(file, disk, next);
            } else {
                done.tryFailure(written.cause());
            }
        });
    }

    private void finish() {
        wire.end().addListener(ended -> {
            if (ended.isSuccess()) {
                done.trySuccess();
            } else {
                done.tryFailure(ended.cause());
            }
        });
    }
}
