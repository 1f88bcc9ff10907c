package dev.flightcase.http.netty;

import dev.flightcase.http.Admission;
import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiving half of a connection: heads to exchanges, bodies to where they are wanted. Owned by its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final ServerContext server;
    private final StrictRequestDecoder decoder;
    private final Deadlines deadlines;
    private final Answering answering;
    private @Nullable Exchange exchange;
    private boolean flowPaused;

    Connection(ServerContext server, StrictRequestDecoder decoder) {
        this.server = server;
        this.decoder = decoder;
        this.deadlines = new Deadlines(server.config().timeouts(), this::tooSlow);
        this.answering = new Answering(server, deadlines);
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
                body(ctx, exchange, content);
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
            case HeadCheck.Verdict.Routed(Request request, Route route) -> admit(ctx, current, request, route);
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

    private void admit(ChannelHandlerContext ctx, Exchange current, Request request, Route route) {
        String expectation = request.headers().joined("Expect");
        if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
            answering.answer(current, Problems.unknownExpectation().toResponse());
            return;
        }
        if (route.handler() instanceof Handler.Streaming(var function)) {
            admitStream(ctx, current, request, function);
        } else {
            collect(ctx, current, request, route);
        }
    }

    private void admitStream(
            ChannelHandlerContext ctx, Exchange current, Request request, Handler.StreamingFunction function) {
        Admission admission;
        try {
            admission = function.admit(
                    request, new ReadingFlow(ctx.executor(), paused -> pauseReading(ctx, current, paused)));
        } catch (RuntimeException e) {
            failed(current, e);
            return;
        }
        switch (admission) {
            case Admission.Refused(Response response) -> answering.answer(current, response);
            case Admission.Accepted(BodyReceiver receiver) -> {
                current.intake = new Intake.Pass(receiver);
                await(ctx, current, Dispatch.async(request, receiver::response));
                goOn(ctx, current, request);
            }
        }
    }

    private void collect(ChannelHandlerContext ctx, Exchange current, Request request, Route route) {
        long bytesMax = route.options().bodyBytesMax() == RouteOptions.SERVER_LIMIT
                ? server.config().limits().bodyBytesMax()
                : route.options().bodyBytesMax();
        current.bodyBytesMax = bytesMax;
        if (current.declaredBytes > bytesMax) {
            tooLarge(current);
            return;
        }
        current.intake = new Intake.Collect(
                bytesMax, body -> await(ctx, current, Dispatch.run(route.handler(), request.withBody(body))));
        goOn(ctx, current, request);
    }

    /** RFC 9110 §10.1.1: the client waits for this before it sends the body. */
    private static void goOn(ChannelHandlerContext ctx, Exchange current, Request request) {
        if (request.headers().contains("Expect")
                && !current.http10
                && current.declaredBytes != 0
                && !current.answered) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void body(ChannelHandlerContext ctx, Exchange current, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            server.observer().refused(Refusal.MALFORMED);
            current.keepAlive = false;
            answering.answer(
                    current,
                    Problems.malformed("The chunked body cannot be read.").toResponse());
            return;
        }
        try {
            if (content.content().isReadable()
                    && !current.intake.chunk(content.content().nioBuffer().asReadOnlyBuffer())) {
                tooLarge(current);
            }
            if (content instanceof LastHttpContent) {
                current.received = true;
                if (!current.answered) {
                    deadlines.handling(ctx);
                }
                current.intake.end();
                answering.received(current);
            }
        } catch (RuntimeException e) {
            failed(current, e);
        }
    }

    private void tooLarge(Exchange current) {
        server.observer().refused(Refusal.TOO_LARGE);
        answering.answer(current, Problems.bodyTooLarge(current.bodyBytesMax).toResponse());
    }

    private void await(ChannelHandlerContext ctx, Exchange current, CompletionStage<Reply> answer) {
        answer.whenComplete((reply, failure) -> {
            if (ctx.executor().inEventLoop()) {
                settle(current, reply, failure);
                return;
            }
            try {
                ctx.executor().execute(() -> settle(current, reply, failure));
            } catch (RejectedExecutionException e) {
                Answering.discard(reply);
            }
        });
    }

    private void settle(Exchange current, @Nullable Reply reply, @Nullable Throwable failure) {
        if (reply != null) {
            answering.reply(current, reply);
        } else if (failure instanceof RejectedExecutionException) {
            server.observer().refused(Refusal.WORKERS_BUSY);
            answering.answer(current, Problems.busy());
        } else {
            failed(current, failure);
        }
    }

    private void failed(Exchange current, @Nullable Throwable failure) {
        log.atError().addKeyValue("route", current.pattern).setCause(failure).log("handler failed");
        answering.answer(current, Problems.internal().toResponse());
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
