package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What arrives on a connection of HTTP/2: gives each stream its {@link StreamWire}, and ends the connection when it is idle. */
final class Http2Events extends Http2EventAdapter {
    private final ServerContext server;
    private final Http2Session session;
    private final boolean secure;
    private final Http2Connection.PropertyKey wires;
    private final long idleNanos;
    private @Nullable FloodBudget budget;
    private @Nullable Future<?> timer;
    private long quietSinceNanos;

    Http2Events(ServerContext server, Http2Session session, boolean secure) {
        this.server = server;
        this.session = session;
        this.secure = secure;
        this.wires = session.connection().newKey();
        this.idleNanos = server.config().timeouts().idle().toNanos();
    }

    private long now() {
        return session.ctx().executor().ticker().nanoTime();
    }

    /** The connection's context is known. */
    void begin() {
        budget = new FloodBudget(Http2Limits.CONTROL_FRAMES_MAX, Http2Limits.BUDGET_SECONDS, now());
        quietSinceNanos = now();
        watch(idleNanos);
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    void flooded() {
        server.observer().refused(Refusal.FLOODED);
    }

    private void watch(long nanos) {
        timer = session.ctx().executor().schedule(this::lookWhetherIdle, nanos, TimeUnit.NANOSECONDS);
    }

    /** Without a stream for the idle time. Frames that belong to none, half a head among them, make no difference. */
    private void lookWhetherIdle() {
        timer = null;
        long left = idleNanos - (now() - quietSinceNanos);
        if (session.connection().numActiveStreams() > 0) {
            watch(idleNanos);
        } else if (left > 0) {
            watch(left);
        } else {
            session.ctx().channel().close();
        }
    }

    /** No further request: GOAWAY, then what is in flight is finished. */
    void drain() {
        try {
            session.connection().forEachActiveStream(stream -> {
                StreamWire wire = wire(stream);
                if (wire != null) {
                    wire.lane().drain();
                }
                return true;
            });
        } catch (Http2Exception e) {
            Output.failed(e);
        }
        session.ctx().channel().close();
    }

    private @Nullable StreamWire wire(@Nullable Http2Stream stream) {
        return stream == null ? null : stream.<StreamWire>getProperty(wires);
    }

    /**
     * A request has arrived, but perhaps its body.
     *
     * @param bodyBytes as it says; 0 when there is none
     * @param ended there is no body, or none is left
     */
    void begin(Http2Stream stream, HeadCheck.Verdict verdict, long bodyBytes, boolean ended) {
        StreamWire wire = new StreamWire(server, session, stream);
        stream.setProperty(wires, wire);
        wire.lane().begin(verdict, new Lane.Framing(true, false, bodyBytes));
        if (ended) {
            wire.lane().bodyEnd();
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean endOfStream) {
        Http2Stream stream = session.connection().stream(streamId);
        StreamWire wire = wire(stream);
        if (wire == null) {
            long bodyBytes = endOfStream ? 0 : headers.getLong("content-length", Exchange.UNKNOWN_BYTES);
            InetSocketAddress remote = (InetSocketAddress) ctx.channel().remoteAddress();
            begin(stream, Http2Heads.check(server.heads(), headers, remote, secure), bodyBytes, endOfStream);
        } else if (endOfStream) {
            // Trailers: nobody here wants them
            wire.lane().bodyEnd();
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int streamDependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean endOfStream) {
        onHeadersRead(ctx, streamId, headers, padding, endOfStream);
    }

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream) {
        int bytes = data.readableBytes() + padding;
        StreamWire wire = wire(session.connection().stream(streamId));
        if (wire == null) {
            return bytes;
        }
        wire.lane().deadlines().active();
        wire.lane().body(data);
        if (endOfStream) {
            wire.lane().bodyEnd();
        }
        return wire.take(bytes);
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        quietSinceNanos = now();
        StreamWire wire = wire(stream);
        if (wire != null) {
            wire.closed();
        }
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        spend();
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        spend();
    }

    private void spend() throws Http2Exception {
        if (budget != null) {
            budget.spend(now());
        }
    }
}
