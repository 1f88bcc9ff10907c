package dev.flightcase.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2: framing, header compression and flow control are Netty's, the streams are {@link StreamWire}s without a channel
 * of their own. What is written during one turn of the event loop is flushed once. Owned by its event loop.
 */
final class Http2Session extends Http2ConnectionHandler {
    private @Nullable ChannelHandlerContext context;
    private final Http2Events events;
    private boolean reading;
    private boolean flushComing;

    Http2Session(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings initialSettings,
            ServerContext server,
            boolean secure) {
        super(decoder, encoder, initialSettings);
        events = new Http2Events(server, this, secure);
        connection().addListener(events);
    }

    Http2Events events() {
        return events;
    }

    ChannelHandlerContext ctx() {
        if (context == null) {
            throw new IllegalStateException("not attached to a channel");
        }
        return context;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        super.handlerAdded(ctx);
        decoder()
                .flowController()
                .incrementWindowSize(
                        connection().connectionStream(),
                        Http2Limits.CONNECTION_WINDOW_BYTES - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
        events.begin();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        reading = true;
        super.channelRead(ctx, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        reading = false;
        super.channelReadComplete(ctx);
    }

    /** At the end of the read loop, or of the tasks that the event loop has now. */
    void flushSoon() {
        if (!reading && !flushComing) {
            flushComing = true;
            ctx().executor().execute(() -> {
                flushComing = false;
                flush(ctx());
            });
        }
    }

    void reset(int streamId, Http2Error error) {
        resetStream(ctx(), streamId, error.code(), ctx().newPromise());
        flushSoon();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        try {
            super.channelInactive(ctx);
        } finally {
            events.stop();
        }
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception http2Ex) {
        if (http2Ex != null && http2Ex.error() == Http2Error.ENHANCE_YOUR_CALM) {
            events.flooded();
        }
        super.onConnectionError(ctx, outbound, cause, http2Ex);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (cause instanceof Http2Exception || cause.getCause() instanceof Http2Exception) {
            super.exceptionCaught(ctx, cause);
        } else {
            Output.failed(cause);
            ctx.close();
        }
    }
}
