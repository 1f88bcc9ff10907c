package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.EventExecutor;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** One stream of HTTP/2 and its one request. Owned by the event loop of its connection. */
final class StreamWire implements Wire {
    private final ServerContext server;
    private final Http2Session session;
    private final Http2Stream stream;
    private final Lane lane;
    /** Bytes of the body that the client may not replace yet, because the receiver has paused. */
    private int withheld;

    /** The end of the answer is written: its future says how it went. */
    private boolean ended;

    private boolean gone;

    StreamWire(ServerContext server, Http2Session session, Http2Stream stream) {
        this.server = server;
        this.session = session;
        this.stream = stream;
        this.lane = new Lane(server, this);
    }

    Lane lane() {
        return lane;
    }

    /** How many of these bytes, which have just arrived, the client may replace. */
    int take(int bytes) {
        if (lane.isPaused()) {
            withheld += bytes;
            return 0;
        }
        return bytes;
    }

    @Override
    public void readingChanged() {
        if (gone || lane.isPaused() || withheld == 0) {
            return;
        }
        int bytes = withheld;
        withheld = 0;
        try {
            session.decoder().flowController().consumeBytes(stream, bytes);
            session.flushSoon();
        } catch (Http2Exception e) {
            session.onError(session.ctx(), true, e);
        }
    }

    /** Reset by either side, finished, or gone with its connection. */
    void closed() {
        gone = true;
        lane.deadlines().stop();
        if (!ended) {
            lane.lost();
        }
    }

    @Override
    public EventExecutor loop() {
        return session.ctx().executor();
    }

    @Override
    public boolean isOpen() {
        return !gone && session.ctx().channel().isActive();
    }

    @Override
    public ChannelFuture write(Exchange exchange, Reply reply) {
        Http2Headers head = head(exchange, reply);
        return switch (reply.body()) {
            case Body.Empty _ -> headers(head, true);
            case Body.Heap(Bytes bytes) -> whole(head, List.of(reply.part(bytes)));
            case Body.Precompressed(Bytes identity, Bytes _) -> whole(head, List.of(reply.part(identity)));
            case Body.Shared(SharedBytes bytes) ->
                // Every write before the last one has completed by then, sent or failed.
                shared(exchange, head, reply, bytes).addListener(_ -> bytes.release());
            case Body.File _ -> file(exchange, head, reply);
            case Body.Stream _ -> headers(head, false);
        };
    }

    private Http2Headers head(Exchange exchange, Reply reply) {
        Http2Headers head = new DefaultHttp2Headers(false);
        head.status(HttpResponseStatus.valueOf(reply.status()).codeAsText());
        ReplyFields.write(
                reply, exchange, server.date(), (name, value) -> head.add(name.toLowerCase(Locale.ROOT), value));
        return head;
    }

    private ChannelFuture headers(Http2Headers head, boolean end) {
        ended = end;
        session.flushSoon();
        return session.encoder()
                .writeHeaders(
                        session.ctx(), stream.id(), head, 0, end, session.ctx().newPromise());
    }

    /** All at once: flow control keeps references only, and takes what the socket has room for. */
    private ChannelFuture whole(Http2Headers head, List<ByteBuffer> views) {
        if (views.isEmpty() || !views.getFirst().hasRemaining()) {
            return headers(head, true);
        }
        headers(head, false);
        ended = true;
        return data(views, true);
    }

    private ChannelFuture shared(Exchange exchange, Http2Headers head, Reply reply, SharedBytes bytes) {
        Pacer pacer = server.pacerFor(exchange, reply, this);
        if (pacer == null) {
            return whole(head, bytes.views(reply.offset(), reply.length()));
        }
        headers(head, false);
        return PieceByPiece.shared(session.ctx(), this, exchange, bytes, reply, pacer);
    }

    private ChannelFuture file(Exchange exchange, Http2Headers head, Reply reply) {
        OpenFile file = reply.file();
        if (file == null) {
            return headers(head, true);
        }
        headers(head, false);
        return PieceByPiece.file(
                session.ctx(), this, exchange, file, server.disk(), server.pacerFor(exchange, reply, this));
    }

    private ChannelFuture data(List<ByteBuffer> views, boolean end) {
        ChannelFuture written = null;
        for (Iterator<ByteBuffer> each = views.iterator(); each.hasNext(); ) {
            ByteBuf view = Unpooled.wrappedBuffer(each.next());
            written = data(view, end && !each.hasNext());
        }
        return written == null ? data(Unpooled.EMPTY_BUFFER, end) : written;
    }

    private ChannelFuture data(ByteBuf bytes, boolean end) {
        session.flushSoon();
        return session.encoder()
                .writeData(
                        session.ctx(), stream.id(), bytes, 0, end, session.ctx().newPromise());
    }

    @Override
    public ChannelFuture piece(List<ByteBuffer> views) {
        return gone ? session.ctx().newFailedFuture(new ClosedChannelException()) : data(views, false);
    }

    @Override
    public ChannelFuture end() {
        if (gone) {
            return session.ctx().newFailedFuture(new ClosedChannelException());
        }
        ended = true;
        return data(Unpooled.EMPTY_BUFFER, true);
    }

    @Override
    public void goOn() {
        if (!gone) {
            headers(new DefaultHttp2Headers(false).status(HttpResponseStatus.CONTINUE.codeAsText()), false);
        }
    }

    @Override
    public void over(Exchange exchange, boolean sent) {
        lane.deadlines().stop();
        if (gone) {
            return;
        }
        if (!sent) {
            cut();
        } else if (!exchange.received) {
            // RFC 9113 §8.1: the rest of the request is not wanted, and nothing is wrong
            session.reset(stream.id(), Http2Error.NO_ERROR);
        }
    }

    @Override
    public void cut() {
        if (!gone) {
            session.reset(stream.id(), Http2Error.INTERNAL_ERROR);
        }
    }

    /** A stream begins with its request. */
    @Override
    public void silent() {
        cut();
    }

    @Override
    public long outputMark() {
        Http2RemoteFlowController flow = session.encoder().flowController();
        return flow.hasFlowControlled(stream)
                ? Long.MIN_VALUE + flow.windowSize(stream)
                : Output.mark(session.ctx().channel());
    }

    @Override
    public boolean outputEmpty() {
        return !session.encoder().flowController().hasFlowControlled(stream)
                && Output.isEmpty(session.ctx().channel());
    }
}
