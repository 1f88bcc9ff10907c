package dev.flightcase.http.netty;

import dev.flightcase.http.Admission;
import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a routed request to its handler: decides about the body, brings it there, and waits for the answer. Owned by the event loop. */
final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final ServerContext server;
    private final Deadlines deadlines;
    private final Answering answering;

    Reception(ServerContext server, Deadlines deadlines, Answering answering) {
        this.server = server;
        this.deadlines = deadlines;
        this.answering = answering;
    }

    /**
     * @param pause stops and resumes reading from the connection
     */
    void admit(ChannelHandlerContext ctx, Exchange current, Request request, Route route, Consumer<Boolean> pause) {
        String expectation = request.headers().joined("Expect");
        if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
            answering.answer(current, Problems.unknownExpectation().toResponse());
            return;
        }
        if (route.handler() instanceof Handler.Streaming(var function)) {
            admitStream(ctx, current, request, function, pause);
        } else {
            collect(ctx, current, request, route);
        }
    }

    private void admitStream(
            ChannelHandlerContext ctx,
            Exchange current,
            Request request,
            Handler.StreamingFunction function,
            Consumer<Boolean> pause) {
        Admission admission;
        try {
            admission = function.admit(request, new ReadingFlow(ctx.executor(), pause));
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
                bytesMax,
                body -> await(ctx, current, Dispatch.run(route.handler(), request.withBody(body), current::waitsFor)));
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

    void body(ChannelHandlerContext ctx, Exchange current, HttpContent content) {
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
        } else if (current.answered && isCancelled(failure)) {
            log.atDebug().addKeyValue("route", current.pattern).log("handler left");
        } else if (failure instanceof RejectedExecutionException) {
            server.observer().refused(Refusal.WORKERS_BUSY);
            answering.answer(current, Problems.busy());
        } else {
            failed(current, failure);
        }
    }

    private static boolean isCancelled(@Nullable Throwable failure) {
        return failure instanceof CancellationException
                || (failure instanceof CompletionException && failure.getCause() instanceof CancellationException);
    }

    private void failed(Exchange current, @Nullable Throwable failure) {
        log.atError().addKeyValue("route", current.pattern).setCause(failure).log("handler failed");
        answering.answer(current, Problems.internal().toResponse());
    }
}
