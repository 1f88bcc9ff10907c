package dev.flightcase.http.netty;

import dev.flightcase.http.SharedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body in pieces, each when the one before is with the kernel: for files that cannot go through {@code sendfile}, and for bodies
 * that TLS would otherwise hold encrypted as a whole for a client that reads slowly. So such a client costs one piece of memory.
 */
final class PieceByPiece {
    /** Eight full TLS records; a bigger piece saves no measurable time, and each slow client holds one. */
    static final int PIECE_BYTES = 128 * 1024;

    private final ChannelHandlerContext ctx;
    private final Wire wire;
    private final ChannelPromise done;

    private PieceByPiece(ChannelHandlerContext ctx, Wire wire) {
        this.ctx = ctx;
        this.wire = wire;
        this.done = ctx.newPromise();
    }

    /** Event loop only; as is the completion. The caller keeps its reference until then. */
    static ChannelFuture shared(ChannelHandlerContext ctx, Wire wire, SharedBytes bytes, long offset, long length) {
        PieceByPiece sending = new PieceByPiece(ctx, wire);
        sending.nextShared(bytes, offset, offset + length);
        return sending.done;
    }

    private void nextShared(SharedBytes bytes, long at, long end) {
        if (at == end) {
            finish();
            return;
        }
        long count = Math.min(PIECE_BYTES, end - at);
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
     */
    static ChannelFuture file(ChannelHandlerContext ctx, Wire wire, OpenFile file, Executor disk) {
        PieceByPiece sending = new PieceByPiece(ctx, wire);
        sending.done.addListener(_ -> file.close());
        sending.nextOfFile(file, disk, 0);
        return sending.done;
    }

    private void nextOfFile(OpenFile file, Executor disk, long at) {
        if (at == file.length()) {
            finish();
            return;
        }
        int count = (int) Math.min(PIECE_BYTES, file.length() - at);
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
