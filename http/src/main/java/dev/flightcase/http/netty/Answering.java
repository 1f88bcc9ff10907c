package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.HttpObserver.Finished;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Method;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sending half of a connection: writes one answer per exchange and decides what becomes of the connection then. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final Request ANY = Request.of(Method.GET, "/");

    private final ServerContext server;
    private final Deadlines deadlines;
    private final ResponseWriter writer;
    private @Nullable ChannelHandlerContext context;
    private Consumer<ChannelHandlerContext> next = _ -> {};
    private @Nullable StreamSink stream;
    private boolean draining;

    Answering(ServerContext server, Deadlines deadlines) {
        this.server = server;
        this.deadlines = deadlines;
        this.writer = new ResponseWriter(server.date());
    }

    /**
     * @param nextRequest called when an exchange is over and the connection stays
     */
    void attach(ChannelHandlerContext ctx, Consumer<ChannelHandlerContext> nextRequest) {
        context = ctx;
        next = nextRequest;
    }

    private ChannelHandlerContext ctx() {
        if (context == null) {
            throw new IllegalStateException("not attached to a channel");
        }
        return context;
    }

    void answer(Exchange exchange, Response response) {
        reply(exchange, Dispatch.negotiate(exchange.request == null ? ANY : exchange.request, response));
    }

    /** Only the first answer of an exchange counts; later ones, and those to a client that left, are released. */
    void reply(Exchange exchange, Reply reply) {
        if (exchange.answered || !ctx().channel().isActive()) {
            discard(reply);
            return;
        }
        exchange.answered = true;
        exchange.status = reply.status();
        exchange.streaming = reply.body() instanceof Body.Stream;
        exchange.received |= exchange.declaredBytes == 0;
        exchange.keepAlive &= exchange.received && !draining && !(exchange.streaming && exchange.http10);
        exchange.dropBody();
        exchange.leaveHandler();
        deadlines.writing(ctx(), exchange.streaming);
        send(exchange, reply);
    }

    static void discard(@Nullable Reply reply) {
        if (reply != null) {
            reply.release();
        }
    }

    private void send(Exchange exchange, Reply reply) {
        ChannelFuture written = writer.write(ctx(), reply, exchange);
        if (reply.body() instanceof Body.Stream(Body.Source source)) {
            written.addListener(done -> startStream(exchange, source, done.isSuccess()));
        } else {
            written.addListener(done -> finished(exchange, done.isSuccess(), bodyBytes(reply)));
        }
    }

    private static long bodyBytes(Reply reply) {
        return reply.body() instanceof Body.Empty ? 0 : reply.length();
    }

    private void startStream(Exchange exchange, Body.Source source, boolean headWritten) {
        if (!headWritten) {
            finished(exchange, false, 0);
            return;
        }
        StreamSink sink = new StreamSink(
                ctx(),
                server.config().limits().streamQueueBytesMax(),
                (end, sentBytes) ->
                        end.addListener(done -> finished(exchange, done.isSuccess(), sentBytes.getAsLong())));
        stream = sink;
        try {
            source.start(sink);
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("route", exchange.pattern).log("stream of a response failed");
            sink.abort();
        }
    }

    private void finished(Exchange exchange, boolean success, long bytesOut) {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        exchange.report(
                server.observer(),
                success ? exchange.status : Finished.CLIENT_LEFT,
                success ? bytesOut : 0,
                deadlines.now(ctx()));
        exchange.sent = true;
        if (!success) {
            ctx().close();
        } else if (exchange.keepAlive && !draining) {
            next.accept(ctx());
        } else if (exchange.received) {
            ctx().close();
        } else {
            linger();
        }
    }

    /** RFC 9112 §9.6: closing at once would reset the connection, and the client might never see the answer. */
    private void linger() {
        Channel channel = ctx().channel();
        deadlines.lingering(ctx());
        channel.config().setAutoRead(true);
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }

    /** The client has sent all of its body. */
    void received(Exchange exchange) {
        if (exchange.sent && !exchange.keepAlive) {
            ctx().close();
        }
    }

    void tooSlow(Deadlines.Phase phase, @Nullable Exchange exchange, boolean headBegun) {
        switch (phase) {
            case IDLE -> {
                if (headBegun) {
                    answerUnread();
                } else {
                    ctx().close();
                }
            }
            case RECEIVING -> {
                server.observer().refused(Refusal.TOO_SLOW);
                requireExchange(exchange).keepAlive = false;
                answer(requireExchange(exchange), Problems.tooSlow().toResponse());
            }
            case HANDLING -> {
                requireExchange(exchange).keepAlive = false;
                answer(requireExchange(exchange), Problems.tooSlowToAnswer());
            }
            case WRITING, LINGERING -> ctx().close();
        }
    }

    /** A head that never became whole. */
    private void answerUnread() {
        server.observer().refused(Refusal.TOO_SLOW);
        Exchange unread = new Exchange(null, Finished.NO_ROUTE, RouteOptions.DEFAULT, deadlines.now(ctx()));
        answer(unread, Problems.tooSlow().toResponse());
    }

    private static Exchange requireExchange(@Nullable Exchange exchange) {
        if (exchange == null) {
            throw new IllegalStateException("no exchange in a phase that has one");
        }
        return exchange;
    }

    /** Streams end now: they would last until the grace is over. */
    void drain(@Nullable Exchange exchange) {
        draining = true;
        if (exchange == null || stream != null) {
            ctx().close();
        }
    }

    /** The connection is gone. */
    void lost(Exchange exchange) {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        exchange.dropBody();
        exchange.answered = true;
        exchange.leaveHandler();
        exchange.report(server.observer(), Finished.CLIENT_LEFT, 0, deadlines.now(ctx()));
    }
}
