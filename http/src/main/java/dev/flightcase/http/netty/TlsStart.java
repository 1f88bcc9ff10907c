package dev.flightcase.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.CharsetUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The first byte of a connection on the TLS port: a handshake goes on, plain HTTP is told where it is. */
final class TlsStart extends ChannelInboundHandlerAdapter {
    /** A phone on a crowded network needs two round trips; more than this is no handshake. */
    static final int HANDSHAKE_SECONDS = 10;

    /** Record type of every first record (RFC 8446 §5.1). */
    private static final byte HANDSHAKE = 22;

    private static final String WRONG_PORT_BODY =
            "This port speaks HTTPS only: write https:// in front of the address.\n";
    private static final String WRONG_PORT = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: " + WRONG_PORT_BODY.length() + "\r\nConnection: close\r\n\r\n" + WRONG_PORT_BODY;

    private final ServerContext server;
    private final TlsMaterial tls;
    private @Nullable Future<?> timer;
    private boolean refused;

    TlsStart(ServerContext server, TlsMaterial tls) {
        this.server = server;
        this.tls = tls;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        timer = ctx.executor().schedule(() -> ctx.close(), HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (refused) {
            bytes.release();
            return;
        }
        if (bytes.getByte(bytes.readerIndex()) != HANDSHAKE) {
            refused = true;
            bytes.release();
            server.observer().handshakeFailed();
            ctx.writeAndFlush(Unpooled.copiedBuffer(WRONG_PORT, CharsetUtil.US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        SslHandler handler = tls.newHandler(ctx.alloc(), ctx.executor().ticker().nanoTime());
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        ChannelPipeline pipeline = ctx.pipeline();
        pipeline.addLast(handler, new AlpnChoice(server));
        pipeline.remove(this);
        ctx.fireChannelRead(bytes);
    }
}
