package dev.flightcase.http.netty;

import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Route;
import dev.flightcase.http.RouteOptions;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests to their answers, one after the other: those of a connection of HTTP/1.1, or the one of a stream of HTTP/2. Everything
 * that does not depend on the protocol. Owned by the event loop.
 */
final class Lane {
    private final ServerContext server;
    private final Wire wire;
    private final Deadlines deadlines;
    private final Answering answering;
    private final Reception reception;
    private @Nullable Exchange exchange;
    private boolean flowPaused;

    Lane(ServerContext server, Wire wire) {
        this.server = server;
        this.wire = wire;
        this.deadlines = new Deadlines(server.config().timeouts(), wire, this::tooSlow);
        this.answering = new Answering(server, wire, deadlines);
        this.reception = new Reception(server, wire, deadlines, answering);
    }

    /**
     * What the framing of a request says.
     *
     * @param bodyBytes declared length of the body, or {@link Exchange#UNKNOWN_BYTES}
     */
    record Framing(boolean keepAlive, boolean http10, long bodyBytes) {}

    Deadlines deadlines() {
        return deadlines;
    }

    boolean isIdle() {
        return exchange == null;
    }

    /** Whether the receiver of the body wants the client to wait. */
    boolean isPaused() {
        return flowPaused && exchange != null && !exchange.answered;
    }

    void begin(HeadCheck.Verdict verdict, Framing framing) {
        Exchange current =
                switch (verdict) {
                    case HeadCheck.Verdict.Rejected _ ->
                        new Exchange(null, Finished.NO_ROUTE, RouteOptions.DEFAULT, deadlines.now());
                    case HeadCheck.Verdict.Answered(
                            Request request,
                            String pattern,
                            RouteOptions options,
                            Response _,
                            var _) -> new Exchange(request, pattern, options, deadlines.now());
                    case HeadCheck.Verdict.Routed(Request request, Route route) ->
                        new Exchange(request, route.pattern(), route.options(), deadlines.now());
                };
        exchange = current;
        flowPaused = false;
        current.http10 = framing.http10();
        current.keepAlive = framing.keepAlive();
        current.declaredBytes = framing.bodyBytes();
        deadlines.receiving(!current.options.idleTimeoutOnly());
        proceed(current, verdict);
    }

    private void proceed(Exchange current, HeadCheck.Verdict verdict) {
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
                reception.admit(current, request, route, paused -> pause(current, paused));
        }
    }

    /** A piece of the body; still belongs to the caller. */
    void body(ByteBuf piece) {
        if (exchange != null) {
            reception.body(exchange, piece);
        }
    }

    void bodyEnd() {
        if (exchange == null) {
            return;
        }
        Exchange current = exchange;
        reception.bodyEnd(current);
        if (current.sent && !current.keepAlive) {
            wire.over(current, true);
        }
    }

    void bodyMalformed() {
        if (exchange != null) {
            reception.bodyMalformed(exchange);
        }
    }

    private void pause(Exchange current, boolean paused) {
        if (exchange == current && !current.answered) {
            flowPaused = paused;
            wire.readingChanged();
        }
    }

    /** The exchange is over and the next one may begin. */
    void next() {
        exchange = null;
        flowPaused = false;
        deadlines.idle();
    }

    /** Answers a head that never became whole. */
    void headTooSlow() {
        server.observer().refused(Refusal.TOO_SLOW);
        Exchange unread = new Exchange(null, Finished.NO_ROUTE, RouteOptions.DEFAULT, deadlines.now());
        answering.answer(unread, Problems.tooSlow().toResponse());
    }

    private void tooSlow(Deadlines.Phase phase) {
        switch (phase) {
            case IDLE -> wire.silent();
            case RECEIVING -> {
                server.observer().refused(Refusal.TOO_SLOW);
                requireExchange().keepAlive = false;
                answering.answer(requireExchange(), Problems.tooSlow().toResponse());
            }
            case HANDLING -> {
                requireExchange().keepAlive = false;
                answering.answer(requireExchange(), Problems.tooSlowToAnswer());
            }
            case WRITING, LINGERING -> wire.cut();
        }
    }

    private Exchange requireExchange() {
        if (exchange == null) {
            throw new IllegalStateException("no exchange in a phase that has one");
        }
        return exchange;
    }

    /** No further request; what is in flight is finished first. */
    void drain() {
        answering.drain();
    }

    /** The connection, or the stream, is gone. */
    void lost() {
        deadlines.stop();
        if (exchange != null) {
            answering.lost(exchange);
        }
    }
}
