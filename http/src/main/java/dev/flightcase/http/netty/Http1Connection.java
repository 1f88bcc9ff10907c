package dev.flightcase.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1.1: begins an exchange for each head, one after the other, and reads no faster than it answers. Owned by its
 * event loop.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements Wire {
    private final ServerContext server;
    private final StrictRequestDecoder decoder;
    private final boolean secure;
    private final Lane lane;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Http1Writer writer;
    private @Nullable HttpRequest upgrading;

    Http1Connection(ServerContext server, StrictRequestDecoder decoder, boolean secure) {
        this.server = server;
        this.decoder = decoder;
        this.secure = secure;
        this.lane = new Lane(server, this);
    }

    private ChannelHandlerContext ctx() {
        if (context == null) {
            throw new IllegalStateException("not attached to a channel");
        }
        return context;
    }

    private Http1Writer writer() {
        if (writer == null) {
            throw new IllegalStateException("not attached to a channel");
        }
        return writer;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        writer = new Http1Writer(server, ctx, this, secure);
        if (ctx.channel().isActive()) {
            lane.deadlines().idle();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        lane.deadlines().idle();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        lane.deadlines().stop();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                if (!secure && H2cUpgrade.asks(head)) {
                    upgrading = head;
                } else {
                    begin(ctx, head);
                }
            }
            if (message instanceof HttpContent content) {
                body(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        lane.begin(
                server.heads().check(head, remote(ctx), secure),
                new Lane.Framing(
                        HttpUtil.isKeepAlive(head),
                        head.protocolVersion().equals(HttpVersion.HTTP_1_0),
                        declaredBytes(head)));
    }

    private static InetSocketAddress remote(ChannelHandlerContext ctx) {
        return (InetSocketAddress) ctx.channel().remoteAddress();
    }

    private static long declaredBytes(HttpRequest head) {
        return head.decoderResult().isFailure() || HttpUtil.isTransferEncodingChunked(head)
                ? Exchange.UNKNOWN_BYTES
                : HttpUtil.getContentLength(head, 0L);
    }

    private void body(ChannelHandlerContext ctx, HttpContent content) {
        if (upgrading != null) {
            HttpRequest head = upgrading;
            upgrading = null;
            H2cUpgrade.take(ctx, server, head, server.heads().check(head, remote(ctx), secure));
            return;
        }
        if (content.decoderResult().isFailure()) {
            lane.bodyMalformed();
            return;
        }
        lane.body(content.content());
        if (content instanceof LastHttpContent) {
            lane.bodyEnd();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        Deadlines deadlines = lane.deadlines();
        deadlines.active();
        if (deadlines.phase() == Deadlines.Phase.IDLE && decoder.aheadBytes() > 0) {
            deadlines.headBegun();
        }
        readingChanged();
        ctx.flush();
    }

    private void nextRequest() {
        lane.next();
        try {
            decoder.next(ctx().pipeline().context(decoder));
        } catch (Exception e) {
            exceptionCaught(ctx(), e);
            return;
        }
        if (lane.isIdle() && decoder.aheadBytes() > 0) {
            lane.deadlines().headBegun();
        }
        readingChanged();
    }

    /** Requests sent ahead wait in the socket, except for one read. */
    @Override
    public void readingChanged() {
        boolean enoughAhead = !lane.isIdle()
                && decoder.aheadBytes() > server.config().limits().headerBytesMax();
        ctx().channel().config().setAutoRead(!enoughAhead && !lane.isPaused());
    }

    @Override
    public void silent() {
        if (decoder.aheadBytes() > 0) {
            lane.headTooSlow();
        } else {
            cut();
        }
    }

    /** No further request; what is in flight is finished first. */
    void drain() {
        lane.drain();
        if (lane.isIdle()) {
            cut();
        }
    }

    @Override
    public EventExecutor loop() {
        return ctx().executor();
    }

    @Override
    public boolean isOpen() {
        return ctx().channel().isActive();
    }

    @Override
    public ChannelFuture write(Exchange exchange, Reply reply) {
        return writer().write(exchange, reply);
    }

    @Override
    public ChannelFuture piece(List<ByteBuffer> views) {
        return writer().piece(views);
    }

    @Override
    public ChannelFuture end() {
        return writer().end();
    }

    @Override
    public void goOn() {
        writer().goOn();
    }

    @Override
    public void over(Exchange exchange, boolean sent) {
        if (!sent) {
            cut();
        } else if (exchange.keepAlive) {
            nextRequest();
        } else if (exchange.received) {
            cut();
        } else {
            linger();
        }
    }

    /** RFC 9112 §9.6: closing at once would reset the connection, and the client might never see the answer. */
    private void linger() {
        Channel channel = ctx().channel();
        lane.deadlines().lingering();
        channel.config().setAutoRead(true);
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }

    @Override
    public void cut() {
        ctx().close();
    }

    @Override
    public long outputMark() {
        return Output.mark(ctx().channel());
    }

    @Override
    public boolean outputEmpty() {
        return Output.isEmpty(ctx().channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        lane.lost();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Output.failed(cause);
        ctx.close();
    }
}
