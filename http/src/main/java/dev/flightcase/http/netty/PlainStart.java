package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of HTTP/1.1 on the plain port until the first bytes show whether the client began with HTTP/2 at once (prior knowledge,
 * RFC 9113 §3.3). The time for that is limited by the connection behind it.
 */
final class PlainStart extends ChannelInboundHandlerAdapter {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(CharsetUtil.US_ASCII);

    private final ServerContext server;
    private @Nullable ByteBuf held;

    PlainStart(ServerContext server) {
        this.server = server;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = joined(ctx, (ByteBuf) message);
        int count = Math.min(bytes.readableBytes(), PREFACE.length);
        if (!isPreface(bytes, count)) {
            server.observer().protocol(Protocol.HTTP_1);
            leave(ctx, bytes);
        } else if (count == PREFACE.length) {
            Pipelines.http2InsteadOfHttp1(ctx.pipeline(), server);
            ctx.pipeline().remove(StrictRequestDecoder.class);
            leave(ctx, bytes);
        } else {
            held = bytes;
        }
    }

    private ByteBuf joined(ChannelHandlerContext ctx, ByteBuf next) {
        ByteBuf before = held;
        held = null;
        if (before == null) {
            return next;
        }
        ByteBuf both = ctx.alloc().buffer(before.readableBytes() + next.readableBytes());
        both.writeBytes(before).writeBytes(next);
        before.release();
        next.release();
        return both;
    }

    private static boolean isPreface(ByteBuf bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[i]) {
                return false;
            }
        }
        return true;
    }

    private void leave(ChannelHandlerContext ctx, ByteBuf bytes) {
        ctx.pipeline().remove(this);
        ctx.fireChannelRead(bytes);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
