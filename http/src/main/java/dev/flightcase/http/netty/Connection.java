package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: begins an exchange for each head, one after the other, and reads no faster than it answers. Owned by its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final ServerContext server;
    private final StrictRequestDecoder decoder;
    private final Deadlines deadlines;
    private final Answering answering;
    private final Reception reception;
    private @Nullable Exchange exchange;
    private boolean flowPaused;

    Connection(ServerContext server, StrictRequestDecoder decoder) {
        this.server = server;
        this.decoder = decoder;
        this.deadlines = new Deadlines(server.config().timeouts(), this::tooSlow);
        this.answering = new Answering(server, deadlines);
        this.reception = new Reception(server, deadlines, answering);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        answering.attach(ctx, this::nextRequest);
        deadlines.idle(ctx);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                begin(ctx, head);
            }
            if (message instanceof HttpContent content && exchange != null) {
                reception.body(ctx, exchange, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        deadlines.active(ctx);
        if (deadlines.phase() == Deadlines.Phase.IDLE && decoder.aheadBytes() > 0) {
            deadlines.headBegun(ctx);
        }
        updateReading(ctx);
        ctx.flush();
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        HeadCheck.Verdict verdict =
                server.heads().check(head, (InetSocketAddress) ctx.channel().remoteAddress());
        Exchange current =
                switch (verdict) {
                    case HeadCheck.Verdict.Rejected _ ->
                        newExchange(ctx, null, Finished.NO_ROUTE, RouteOptions.DEFAULT);
                    case HeadCheck.Verdict.Answered(
                            Request request,
                            String pattern,
                            RouteOptions options,
                            Response _,
                            var _) -> newExchange(ctx, request, pattern, options);
                    case HeadCheck.Verdict.Routed(Request request, Route route) ->
                        newExchange(ctx, request, route.pattern(), route.options());
                };
        exchange = current;
        current.http10 = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        current.keepAlive = HttpUtil.isKeepAlive(head);
        current.declaredBytes = declaredBytes(head);
        deadlines.receiving(ctx, !current.options.idleTimeoutOnly());
        switch (verdict) {
            case HeadCheck.Verdict.Rejected(var problem, Refusal refusal) -> {
                current.keepAlive = false;
                server.observer().refused(refusal);
                answering.answer(current, problem.toResponse());
            }
            case HeadCheck.Verdict.Answered(Request _, String _, RouteOptions _, Response response, var refusal) -> {
                if (refusal != null) {
                    server.observer().refused(refusal);
                }
                answering.answer(current, response);
            }
            case HeadCheck.Verdict.Routed(Request request, Route route) ->
                reception.admit(ctx, current, request, route, paused -> pauseReading(ctx, current, paused));
        }
    }

    private static long declaredBytes(HttpRequest head) {
        return head.decoderResult().isFailure() || HttpUtil.isTransferEncodingChunked(head)
                ? Exchange.UNKNOWN_BYTES
                : HttpUtil.getContentLength(head, 0L);
    }

    private Exchange newExchange(
            ChannelHandlerContext ctx, @Nullable Request request, String pattern, RouteOptions options) {
        return new Exchange(request, pattern, options, deadlines.now(ctx));
    }

    private void nextRequest(ChannelHandlerContext ctx) {
        exchange = null;
        flowPaused = false;
        deadlines.idle(ctx);
        try {
            decoder.next(ctx.pipeline().context(decoder));
        } catch (Exception e) {
            exceptionCaught(ctx, e);
            return;
        }
        if (exchange == null && decoder.aheadBytes() > 0) {
            deadlines.headBegun(ctx);
        }
        updateReading(ctx);
    }

    private void pauseReading(ChannelHandlerContext ctx, Exchange current, boolean paused) {
        if (exchange == current && !current.answered) {
            flowPaused = paused;
            updateReading(ctx);
        }
    }

    /** Requests sent ahead wait in the socket, except for one read. */
    private void updateReading(ChannelHandlerContext ctx) {
        boolean enoughAhead = exchange != null
                && decoder.aheadBytes() > server.config().limits().headerBytesMax();
        boolean paused = flowPaused && exchange != null && !exchange.answered;
        ctx.channel().config().setAutoRead(!enoughAhead && !paused);
    }

    private void tooSlow(Deadlines.Phase phase) {
        answering.tooSlow(phase, exchange, decoder.aheadBytes() > 0);
    }

    /** No further request; what is in flight is finished first. */
    void drain() {
        answering.drain(exchange);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        deadlines.stop();
        if (exchange != null) {
            answering.lost(exchange);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof IOException) {
            log.atDebug().addKeyValue("reason", cause.getMessage()).log("connection lost");
        } else {
            log.atError().setCause(cause).log("connection failed");
        }
        ctx.close();
    }
}
