package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts replies on a connection of HTTP/1.1, as bytes, one after the other. Event loop only. */
final class Http1Writer {
    /** Up to this, one copy and one buffer cost less than two buffers. */
    private static final int COPIED_BYTES_MAX = 16 * 1024;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GO_ON = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerContext server;
    private final ChannelHandlerContext ctx;
    private final Wire wire;
    private final boolean secure;
    private boolean chunked;

    /**
     * @param secure behind TLS: nothing can be left to the kernel, and a body is encrypted as a whole when it is written as a whole
     */
    Http1Writer(ServerContext server, ChannelHandlerContext ctx, Wire wire, boolean secure) {
        this.server = server;
        this.ctx = ctx;
        this.wire = wire;
        this.secure = secure;
    }

    /** As {@link Wire#write}. */
    ChannelFuture write(Exchange exchange, Reply reply) {
        chunked = Http1Head.isChunked(exchange);
        byte[] head = Http1Head.of(reply, exchange, server.date().value());
        return switch (reply.body()) {
            case Body.Empty _ -> ctx.writeAndFlush(buffer(head));
            case Body.Heap(Bytes bytes) -> whole(head, reply.part(bytes));
            case Body.Precompressed(Bytes identity, Bytes _) -> whole(head, reply.part(identity));
            case Body.Shared(SharedBytes bytes) -> shared(head, exchange, reply, bytes);
            case Body.File _ -> file(head, exchange, reply);
            case Body.Stream _ -> ctx.writeAndFlush(buffer(head));
        };
    }

    private ByteBuf buffer(byte[] bytes) {
        return ctx.alloc().directBuffer(bytes.length).writeBytes(bytes);
    }

    private ChannelFuture whole(byte[] head, ByteBuffer body) {
        if (body.remaining() > COPIED_BYTES_MAX) {
            ctx.write(buffer(head), ctx.voidPromise());
            return ctx.writeAndFlush(Unpooled.wrappedBuffer(body));
        }
        ByteBuf all = ctx.alloc().directBuffer(head.length + body.remaining());
        return ctx.writeAndFlush(all.writeBytes(head).writeBytes(body));
    }

    private ChannelFuture shared(byte[] head, Exchange exchange, Reply reply, SharedBytes bytes) {
        ctx.write(buffer(head), ctx.voidPromise());
        Pacer pacer = server.pacerFor(exchange, reply, wire);
        ChannelFuture written;
        if (secure || pacer != null) {
            written = PieceByPiece.shared(ctx, wire, exchange, bytes, reply, pacer);
        } else {
            written = piece(bytes.views(reply.offset(), reply.length()));
        }
        // Every write before this one has completed by then, sent or failed.
        written.addListener(_ -> bytes.release());
        return written;
    }

    private ChannelFuture file(byte[] head, Exchange exchange, Reply reply) {
        OpenFile file = reply.file();
        if (file == null) {
            return ctx.writeAndFlush(buffer(head));
        }
        ctx.write(buffer(head), ctx.voidPromise());
        Pacer pacer = server.pacerFor(exchange, reply, wire);
        if (secure || pacer != null) {
            return PieceByPiece.file(ctx, wire, exchange, file, server.disk(), pacer);
        }
        // Closes the file when it is sent.
        return ctx.writeAndFlush(file.region());
    }

    /** In the middle of a body; as a chunk where its length was not said (RFC 9112 §7.1). */
    ChannelFuture piece(List<ByteBuffer> views) {
        long bytes = views.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes == 0) {
            return ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
        }
        if (chunked) {
            ctx.write(
                    buffer((Long.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII)), ctx.voidPromise());
        }
        for (ByteBuffer view : views.subList(0, views.size() - 1)) {
            ctx.write(Unpooled.wrappedBuffer(view), ctx.voidPromise());
        }
        ByteBuf last = Unpooled.wrappedBuffer(views.getLast());
        if (!chunked) {
            return ctx.writeAndFlush(last);
        }
        ctx.write(last, ctx.voidPromise());
        return ctx.writeAndFlush(buffer(LINE_END));
    }

    /** After the last piece. */
    ChannelFuture end() {
        return ctx.writeAndFlush(chunked ? buffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER);
    }

    void goOn() {
        ctx.writeAndFlush(buffer(GO_ON));
    }
}
