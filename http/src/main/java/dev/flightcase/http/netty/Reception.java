package dev.flightcase.http.netty;

import dev.flightcase.http.Admission;
import dev.flightcase.http.BodyReceiver;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import io.netty.buffer.ByteBuf;
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
    private final Wire wire;
    private final Deadlines deadlines;
    private final Answering answering;

    Reception(ServerContext server, Wire wire, Deadlines deadlines, Answering answering) {
        this.server = server;
        this.wire = wire;
        this.deadlines = deadlines;
        this.answering = answering;
    }

    /**
     * @param pause stops and resumes reading of the body
     */
    void admit(Exchange current, Request request, Route route, Consumer<Boolean> pause) {
        String expectation = request.headers().joined("Expect");
        if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
            answering.answer(current, Problems.unknownExpectation().toResponse());
            return;
        }
        if (route.handler() instanceof Handler.Streaming(var function)) {
            admitStream(current, request, function, pause);
        } else {
            collect(current, request, route);
        }
    }

    private void admitStream(
            Exchange current, Request request, Handler.StreamingFunction function, Consumer<Boolean> pause) {
        Admission admission;
        try {
            admission = function.admit(request, new ReadingFlow(wire.loop(), pause));
        } catch (RuntimeException e) {
            failed(current, e);
            return;
        }
        switch (admission) {
            case Admission.Refused(Response response) -> answering.answer(current, response);
            case Admission.Accepted(BodyReceiver receiver) -> {
                current.intake = new Intake.Pass(receiver);
                await(current, Dispatch.async(request, receiver::response));
                goOn(current, request);
            }
        }
    }

    private void collect(Exchange current, Request request, Route route) {
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
                body -> await(current, Dispatch.run(route.handler(), request.withBody(body), current::waitsFor)));
        goOn(current, request);
    }

    /** RFC 9110 §10.1.1: the client waits for this before it sends the body. */
    private void goOn(Exchange current, Request request) {
        if (request.headers().contains("Expect")
                && !current.http10
                && current.declaredBytes != 0
                && !current.answered) {
            wire.goOn();
        }
    }

    void body(Exchange current, ByteBuf piece) {
        try {
            if (piece.isReadable() && !current.intake.chunk(piece.nioBuffer().asReadOnlyBuffer())) {
                tooLarge(current);
            }
        } catch (RuntimeException e) {
            failed(current, e);
        }
    }

    void bodyEnd(Exchange current) {
        current.received = true;
        if (!current.answered) {
            deadlines.handling();
        }
        try {
            current.intake.end();
        } catch (RuntimeException e) {
            failed(current, e);
        }
    }

    void bodyMalformed(Exchange current) {
        server.observer().refused(Refusal.MALFORMED);
        current.keepAlive = false;
        answering.answer(
                current, Problems.malformed("The chunked body cannot be read.").toResponse());
    }

    private void tooLarge(Exchange current) {
        server.observer().refused(Refusal.TOO_LARGE);
        answering.answer(current, Problems.bodyTooLarge(current.bodyBytesMax).toResponse());
    }

    private void await(Exchange current, CompletionStage<Reply> answer) {
        answer.whenComplete((reply, failure) -> {
            if (wire.loop().inEventLoop()) {
                settle(current, reply, failure);
                return;
            }
            try {
                wire.loop().execute(() -> settle(current, reply, failure));
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
